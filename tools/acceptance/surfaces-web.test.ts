/** The same choices through the API and in a browser: the same plan, the same archive, the same site. */
import { describe, expect, it } from 'vitest';
import { chromiumPath } from './page/testing/open-browser.js';
import { compareScenario } from './compare-scenario.js';
import { outcomeOf } from './outcome.js';
import { exportsOf, runOnPage, runOverHttp } from './scenario-on-server.js';
import { plansOf } from './scenario.js';

const scenario = compareScenario();
const { copy } = scenario;

describe('the scenario on a server', () => {
  it('is planned the same over HTTP, and comes out the same', async () => {
    const place = copy();
    const { done, ...planned } = await runOverHttp(place);
    expect(plansOf(planned)).toEqual(plansOf(scenario.plans));
    expect(plansOf({ ...planned, imported: done })).toEqual(plansOf(scenario.plans));
    expect(await outcomeOf(exportsOf(place))).toEqual(scenario.byEngine);
  });

  it.skipIf(chromiumPath === null)(
    'is planned the same on the page, and comes out the same (needs chromium)',
    async () => {
      const place = copy();
      const { rows, ...planned } = await runOnPage(place);
      expect(plansOf(planned)).toEqual(plansOf(scenario.plans));
      // What a person saw when saying yes is that plan, too.
      const wanted = scenario.plans.imported.objects.map(({ sourceId, action, targetId }) => [
        sourceId,
        action,
        targetId,
      ]);
      expect(rows.toSorted()).toEqual(wanted.toSorted());
      expect(await outcomeOf(exportsOf(place))).toEqual(scenario.byEngine);
    },
  );
});
