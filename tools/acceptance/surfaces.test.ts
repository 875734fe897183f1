/** Whatever the same choices are made with, the same archive and the same site come out. */
import { spawnSync } from 'node:child_process';
import { kindOf } from '@tsferry/domain';
import type { ExportAnswer, ImportAnswer } from '@tsferry/domain/shapes';
import { actionWords } from '@tsferry/wizard/words';
import { describe, expect, it } from 'vitest';
import { launcher } from '../../apps/tui/src/testing/command-line.js';
import { hasTmux } from '../../apps/tui/src/testing/tmux-screen.js';
import { compareScenario } from './compare-scenario.js';
import { outcomeOf } from './outcome.js';
import { runOnScreens } from './scenario-on-screens.js';
import { choices, plansOf, type ScenarioPlace, type ScenarioPlans } from './scenario.js';

const scenario = compareScenario();
const { copy } = scenario;

function runOnCommandLine({ home, folder }: ScenarioPlace): ScenarioPlans {
  const { root, archive, comment, overwrite, link } = choices;
  const run = <Answer>(...words: string[]): Answer => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words, '--yes', '--json'], {
      cwd: folder,
      env: { ...process.env, TSFERRY_HOME: home },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('tsferry:')]);
    return JSON.parse(stdout) as Answer;
  };
  const exported = run<ExportAnswer>('export', root, '--site', 'LAB', '--to', archive, '--comment', comment);
  const decisions = ['--set', `${overwrite}=overwrite`, '--link', `${link.id}=${link.to}`, '--ignore-missing'];
  const into = ['--site', 'PRD', '--folder', choices.folder];
  return { exported, imported: run<ImportAnswer>('import', archive, ...into, ...decisions) };
}

describe('the scenario', () => {
  it('overwrites one, links one, creates the rest, and ignores one', () => {
    const { objects, missing } = scenario.plans.imported;
    const actions = new Map(objects.map(({ sourceId, action }) => [sourceId, action]));
    expect(actions.get(choices.overwrite)).toBe('overwrite');
    expect([...actions.values()].filter((action) => action === 'create').length).toBeGreaterThan(0);
    expect(missing.map(({ id, ignored }) => [id, ignored])).toEqual([[choices.ignored, true]]);
  });

  it('is planned the same on the command line, and comes out the same', async () => {
    const place = copy();
    expect(plansOf(runOnCommandLine(place))).toEqual(plansOf(scenario.plans));
    expect(await outcomeOf(place)).toEqual(scenario.byEngine);
  });

  it.skipIf(!hasTmux)(
    'is planned the same on the screens, and comes out the same (needs tmux)',
    async () => {
      const place = copy();
      const { objects, missing } = scenario.plans.imported;
      const planned = [
        ...objects.map(({ name, class: className, match, action }) => [
          name,
          kindOf(className).label,
          match,
          actionWords[action],
        ]),
        ...missing.map(({ id }) => [id, 'unknown class', 'not in zip', 'Ignore Dependency']),
        [choices.link.toName, 'Package', 'not in zip', 'linked'],
      ];
      expect((await runOnScreens(place)).sort()).toEqual(planned.sort());
      expect(await outcomeOf(place)).toEqual(scenario.byEngine);
    },
    180_000,
  );
});
