import { afterAll, beforeAll } from 'vitest';
import { outcomeOf } from './outcome.js';
import { runOnEngine } from './scenario-on-engine.js';
import { copyScenario, prepareScenario, removeScenarios, type ScenarioPlace, type ScenarioPlans } from './scenario.js';

/** The scenario as the engine carries it out, for every surface to be compared with. Filled before the first test. */
export type ComparedScenario = {
  plans: ScenarioPlans;
  byEngine: unknown;
  /** A place of its own, removed after the last test. */
  readonly copy: () => ScenarioPlace;
};

/** Carries out the scenario through the engine before the tests of a file, and cleans up after them. */
export function compareScenario(): ComparedScenario {
  const places: ScenarioPlace[] = [];
  const copy = (): ScenarioPlace => {
    const place = copyScenario(places[0]!);
    places.push(place);
    return place;
  };
  const compared = { copy } as ComparedScenario;
  beforeAll(async () => {
    places.push(await prepareScenario());
    const place = copy();
    compared.plans = await runOnEngine(place);
    compared.byEngine = await outcomeOf(place);
  });
  afterAll(() => removeScenarios(places));
  return compared;
}
