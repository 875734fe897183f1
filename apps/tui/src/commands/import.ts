import type { ImportPlan } from '@tsferry/domain';
import { AppError, outcomeOf } from '@tsferry/domain/error';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import type { Engine } from '@tsferry/engine';
import { defineCommand, type Answer } from '../command.js';
import { requireAnswer, requireImport } from '../shell.js';
import { applyOptions, type ApplyOptions } from './apply-options.js';
import { actions, toPolicy, type PolicyOptions } from './policy-options.js';
import { mapOption } from './map-option.js';
import { siteOption } from './site.js';

type Options = ApplyOptions &
  PolicyOptions & {
    exitCode?: boolean;
    site: string;
    content: boolean;
    folder?: string;
    contentTo?: string;
    map?: string[];
  };

/** How often an import is planned when other imports into the site go first. */
const maxAttempts = 5;

export const importCommand = defineCommand<Options>({
  words: ['import'],
  summary: 'Import an archive into a site',
  arguments: [{ name: 'file', text: 'the zip of an export', file: true }],
  options: [
    siteOption,
    { flags: '--no-content', text: 'definitions only; package sources stay as written, and are not checked' },
    { flags: '--folder <folder>', text: 'folder for the task sequences, for example /OSD/Prod' },
    {
      flags: '--default <action>',
      text: `what happens to objects that are already here: ${actions.join(', ')}`,
      choices: actions,
    },
    { flags: '--action <class=action>', text: 'the same for one WMI class; repeatable', many: true },
    { flags: '--set <id=action[@targetid]>', text: 'the same for one object, and its target; repeatable', many: true },
    {
      flags: '--link <id=targetid>',
      text: 'use an object of the site for a missing reference; repeatable',
      many: true,
    },
    { flags: '--ignore-missing', text: 'import without the missing references that no --link names' },
    { flags: '--content-to <share>', text: 'copy the content to this folder or share first' },
    mapOption,
    ...applyOptions,
    { flags: '--exit-code', text: 'with --dry-run: end with 4 while something is to be decided' },
  ],
  examples: [
    'tsferry import "Windows 11.zip" --site PRD --dry-run',
    'tsferry import "Windows 11.zip" --site PRD --folder /OSD/Prod --action SMS_Package=overwrite --yes',
    'tsferry import "Windows 11.zip" --site PRD --set LAB00005=ignore@PRD0000A --link LAB00011=PRD00002',
    "tsferry import w11.zip --site PRD --content-to '\\\\cm01\\Sources' --map '\\\\cm01\\Sources=/srv/sources' --yes",
  ],
  wizard: {
    async open([file], options) {
      const { site, folder, content, contentTo, map } = options;
      const { importWizard } = await import('../wizard/import/import-wizard.js');
      return importWizard({ file, site, folder, content, contentTo, maps: map, policy: toPolicy(options) });
    },
    async printed(answer) {
      const { importedLines } = await import('../print/import.js');
      return (view) => importedLines(answer as ImportAnswer, view);
    },
  },
  async run(shell, [file = ''], options) {
    requireAnswer(shell, options);
    const { site, content, folder, contentTo } = options;
    const policy = toPolicy(options);
    const [{ parseShareMaps }, { describeImport }, print] = await Promise.all([
      import('@tsferry/wizard'),
      import('@tsferry/domain'),
      import('../print/import.js'),
    ]);
    const input = { site, file, content, folder, contentTo, maps: parseShareMaps(options.map), policy };
    const engine = await shell.engine();
    for (let attempt = 1; ; attempt++) {
      const plan = await engine.planImport(input, shell.run);
      const planned = describeImport(plan, false);
      if (options.dryRun) return { ...(await dryRun(engine, plan, planned)), ...exitOf(options, planned) };
      shell.say((view) => print.importPlanLines(planned, view));
      // A plan that waits for decisions is not asked about: applying it says which.
      if (planned.applicable) await requireImport(shell, options, plan);
      try {
        const answer = await engine.applyImport({ plan }, shell.run);
        return { json: answer, lines: (view) => print.importedLines(answer, view) };
      } catch (error) {
        // Another process changed the site meanwhile. Who said --yes agreed to no plan in particular: the next one will do.
        const stale = error instanceof AppError && error.code === 'PLAN_STALE';
        if (!stale || !options.yes || attempt === maxAttempts) throw error;
      }
    }
  },
});

/** The exit code of a plan that waits for decisions, where that was asked for. */
function exitOf({ exitCode }: Options, { applicable }: ImportAnswer): Pick<Answer, 'exit'> {
  return exitCode === true && !applicable ? { exit: outcomeOf('PLAN_BLOCKED').exit } : {};
}

/** The plan, and what it would change in objects that are here. */
async function dryRun(engine: Engine, plan: ImportPlan, planned: ImportAnswer): Promise<Answer> {
  const { changingRows } = await import('@tsferry/engine');
  const objects = changingRows(plan).map((row) => ({ class: row.class, id: row.sourceId }));
  const { changes } = objects.length > 0 ? await engine.showChanges({ plan, objects }) : { changes: [] };
  const [{ importPlanLines }, { changesLines }] = await Promise.all([
    import('../print/import.js'),
    import('../print/changes.js'),
  ]);
  return {
    json: { ...planned, changes },
    lines: (view) => [...importPlanLines(planned, view), ...changes.flatMap((change) => changesLines(change, view))],
  };
}
