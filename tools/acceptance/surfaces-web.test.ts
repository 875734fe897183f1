/** The same choices through the API and in a browser: the same plan, the same archive, the same site. */
import type { ImportAnswer } from '@tsferry/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../../apps/api/src/page/testing/open-browser.js';
import { outcomeOf } from './outcome.js';
import { runOnEngine } from './scenario-on-engine.js';
import { exportsOf, runOnPage, runOverHttp } from './scenario-on-server.js';
import { copyScenario, prepareScenario, removeScenarios, type ScenarioPlace } from './scenario.js';

const places: ScenarioPlace[] = [];
let byEngine: unknown;
let answer: ImportAnswer;

beforeAll(async () => {
  places.push(await prepareScenario());
  const place = copy();
  answer = await runOnEngine(place);
  byEngine = await outcomeOf(place);
});
afterAll(() => removeScenarios(places));

function copy(): ScenarioPlace {
  const place = copyScenario(places[0]!);
  places.push(place);
  return place;
}

/** What was planned and done, without the folder that it was done in. */
const planned = ({ objects, missing, unresolved, reenter, blockers }: ImportAnswer): unknown => ({
  objects,
  missing,
  unresolved,
  reenter,
  blockers,
});

describe('the scenario on a server', () => {
  it('comes out the same over HTTP', async () => {
    const place = copy();
    expect(planned(await runOverHttp(place))).toEqual(planned(answer));
    expect(await outcomeOf(exportsOf(place))).toEqual(byEngine);
  });

  it.skipIf(chromiumPath === null)('comes out the same on the page (needs chromium)', async () => {
    const place = copy();
    await runOnPage(place);
    expect(await outcomeOf(exportsOf(place))).toEqual(byEngine);
  });
});
