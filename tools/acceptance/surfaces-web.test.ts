/** The same choices through the API and in a browser: the same plan, the same archive, the same site. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../apps/api/src/page/testing/open-browser.js';
import { outcomeOf } from './outcome.js';
import { runOnEngine } from './scenario-on-engine.js';
import { exportsOf, runOnPage, runOverHttp } from './scenario-on-server.js';
import {
  copyScenario,
  plansOf,
  prepareScenario,
  removeScenarios,
  type ScenarioPlace,
  type ScenarioPlans,
} from './scenario.js';

const places: ScenarioPlace[] = [];
let byEngine: unknown;
let plans: ScenarioPlans;

beforeAll(async () => {
  places.push(await prepareScenario());
  const place = copy();
  plans = await runOnEngine(place);
  byEngine = await outcomeOf(place);
});
afterAll(() => removeScenarios(places));

function copy(): ScenarioPlace {
  const place = copyScenario(places[0]!);
  places.push(place);
  return place;
}

describe('the scenario on a server', () => {
  it('is planned the same over HTTP, and comes out the same', async () => {
    const place = copy();
    const { done, ...planned } = await runOverHttp(place);
    expect(plansOf(planned)).toEqual(plansOf(plans));
    expect(plansOf({ ...planned, imported: done })).toEqual(plansOf(plans));
    expect(await outcomeOf(exportsOf(place))).toEqual(byEngine);
  });

  it.skipIf(chromiumPath === null)(
    'is planned the same on the page, and comes out the same (needs chromium)',
    async () => {
      const place = copy();
      const { rows, ...planned } = await runOnPage(place);
      expect(plansOf(planned)).toEqual(plansOf(plans));
      // What a person saw when saying yes is that plan, too.
      const wanted = plans.imported.objects.map(({ sourceId, action, targetId }) => [sourceId, action, targetId]);
      expect(rows.toSorted()).toEqual(wanted.toSorted());
      expect(await outcomeOf(exportsOf(place))).toEqual(byEngine);
    },
  );
});
