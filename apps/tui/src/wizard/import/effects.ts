/** Does what the import wizard asks for. */
import { resolve } from 'node:path';
import { linesIn, parseShareMaps, reportFormatOf, reportReentry, type ImportValues } from '@tsferry/wizard';
import { everyTenth } from '../../screen/every-tenth.js';
import { listFolder } from '../../screen/path-field.js';
import type { Tools } from '../../screen/screen.js';
import { writeReport } from '../../write-report.js';
import { followProgress } from '../transfer.js';
import type { ImportEffect, ImportEvent } from './state.js';

type Effect<Kind extends ImportEffect['kind']> = Extract<ImportEffect, { kind: Kind }>;
type Performers = {
  readonly [Kind in ImportEffect['kind']]: (effect: Effect<Kind>, tools: Tools<ImportEvent>) => Promise<void>;
};

/** As many objects as a search shows. */
const mostFound = 100;

const performers: Performers = {
  async 'list-folder'({ field, list }, { dispatch }) {
    dispatch({ kind: 'folder-listed', field, listed: await listFolder(list) });
  },
  async 'list-save-folder'({ list }, { dispatch }) {
    dispatch({ kind: 'save-folder-listed', listed: await listFolder(list) });
  },
  async sites(_, { engine, dispatch }) {
    dispatch({ kind: 'sites', ...(await engine.listSites({})) });
  },
  async inspect({ file }, { engine, run, dispatch }) {
    dispatch({ kind: 'inspected', file, inspection: await engine.inspectArchive({ file }, run('inspect')) });
  },
  async plan({ asked, values, policy }, { engine, run, dispatch }) {
    const plan = await engine.planImport({ ...planInput(values), policy }, run('plan'));
    dispatch({ kind: 'planned', asked, plan });
  },
  async changes({ key, plan, row }, { engine, run, dispatch }) {
    const { changes } = await engine.showChanges({ plan, objects: [{ class: row.class, id: row.id }] }, run('changes'));
    if (changes[0]) dispatch({ kind: 'changes', key, answer: changes[0] });
  },
  async find({ site, class: className, search }, { engine, run, dispatch }) {
    const input = { site, search, limit: mostFound, ...(className === '' ? {} : { class: className }) };
    dispatch({ kind: 'found', search, ...(await engine.listObjects(input, run('find'))) });
  },
  async apply({ plan }, { engine, run, dispatch }) {
    const tell = followProgress(
      (transfer) => dispatch({ kind: 'progress', transfer }),
      () => performance.now(),
    );
    const answer = await engine.applyImport({ plan }, { ...run('apply'), onProgress: everyTenth(tell) });
    dispatch({ kind: 'applied', answer });
  },
  async cancel(_, { cancel }) {
    cancel('apply');
  },
  async save({ path, answer, replace }, { dispatch }) {
    const file = resolve(path);
    await writeReport(file, reportReentry(answer, reportFormatOf(file)), replace);
    dispatch({ kind: 'saved', path: file });
  },
  async leave({ answer }, { close }) {
    close(answer ?? undefined);
  },
};

/** Performs one effect. */
export async function performImport(effect: ImportEffect, tools: Tools<ImportEvent>): Promise<void> {
  const perform = performers[effect.kind] as (effect: ImportEffect, tools: Tools<ImportEvent>) => Promise<void>;
  await perform(effect, tools);
}

function planInput({ file, site, folder, content, contentTo, maps }: ImportValues) {
  return {
    file,
    site,
    folder,
    content: content !== '',
    ...(contentTo === '' ? {} : { contentTo }),
    maps: parseShareMaps(linesIn(maps)),
  };
}
