import type { ExportAnswer } from '@tsferry/domain/shapes';
import { count } from '@tsferry/wizard/words';
import { defineCommand } from '../command.js';
import { requireAnswer, requireYes } from '../shell.js';
import { applyOptions, type ApplyOptions } from './apply-options.js';
import { archivePath } from './archive-path.js';
import { mapOption } from './map-option.js';
import { siteOption } from './site.js';

type Options = ApplyOptions & {
  site: string;
  to: string;
  dependencies: boolean;
  content: boolean;
  comment?: string;
  suspected?: 'warn' | 'redact' | 'fail';
  map?: string[];
  overwrite?: boolean;
};

export const exportCommand = defineCommand<Options>({
  words: ['export'],
  summary: 'Export objects, with everything they need, to an archive',
  arguments: [
    { name: 'name|id', text: 'names or ids; * stands for any characters, * alone for everything', many: true },
  ],
  options: [
    siteOption,
    {
      flags: '--to <file>',
      text: 'the zip to write, or the folder for it; content goes to a folder beside it',
      required: true,
      file: true,
    },
    { flags: '--no-dependencies', text: 'only the objects named' },
    { flags: '--no-content', text: 'definitions only, no content files' },
    { flags: '--comment <text>', text: 'administrator comment' },
    {
      flags: '--suspected <what>',
      text: 'for suspected secrets: warn (when left out), redact or fail',
      choices: ['warn', 'redact', 'fail'],
    },
    mapOption,
    { flags: '--overwrite', text: 'replace an export of that name, unless objects are installed from its content' },
    ...applyOptions,
  ],
  examples: [
    'tsferry export "Deploy Windows 11" --site LAB --to "Windows 11.zip" --dry-run',
    'tsferry export "Deploy*" LAB00012 --site LAB --to lab.zip --comment "Ready for production" --yes',
    "tsferry export '*' --site LAB --to all.zip --no-content --yes",
  ],
  wizard: {
    async open(roots, { map, ...given }) {
      const { exportWizard } = await import('../wizard/export/export-wizard.js');
      return exportWizard({ roots, maps: map, ...given });
    },
    async printed(answer) {
      const { exportedLines } = await import('../print/export.js');
      return (view) => exportedLines(answer as ExportAnswer, view);
    },
  },
  async run(shell, roots, options) {
    requireAnswer(shell, options);
    const { site, to, dependencies, content, comment, suspected, overwrite } = options;
    const [{ parseShareMaps }, { describeExport }, print] = await Promise.all([
      import('@tsferry/wizard'),
      import('@tsferry/domain'),
      import('../print/export.js'),
    ]);
    const maps = parseShareMaps(options.map);
    const engine = await shell.engine();
    const input = { site, roots: [...roots], dependencies, content, comment, suspected, maps };
    const plan = await engine.planExport(input, shell.run);
    const planned = describeExport(plan, archivePath(to, plan), false);
    if (options.dryRun) return { json: planned, lines: (view) => print.exportPlanLines(planned, view) };
    shell.say((view) => print.exportPlanLines(planned, view));
    const replacing = overwrite ? ', and replace what is there' : '';
    await requireYes(
      shell,
      options,
      `Export ${count(plan.objects.length, 'object')} to ${planned.archive}${replacing}?`,
    );
    const answer = await engine.applyExport({ plan, to: planned.archive, overwrite }, shell.run);
    return { json: answer, lines: (view) => print.exportedLines(answer, view) };
  },
});
