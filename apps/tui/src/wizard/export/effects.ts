/** Does what the export wizard asks for. */
import { everyTenth } from '../../screen/every-tenth.js';
import { listFolder } from '../../screen/path-field.js';
import type { Tools } from '../../screen/screen.js';
import { linesIn, parseShareMaps } from '@tsferry/wizard';
import { followProgress } from '../transfer.js';
import type { ExportEffect, ExportEvent } from './state.js';

type Effect<Kind extends ExportEffect['kind']> = Extract<ExportEffect, { kind: Kind }>;
type Performers = {
  readonly [Kind in ExportEffect['kind']]: (effect: Effect<Kind>, tools: Tools<ExportEvent>) => Promise<void>;
};

const performers: Performers = {
  async 'list-folder'({ field, list }, { dispatch }) {
    dispatch({ kind: 'folder-listed', field, listed: await listFolder(list) });
  },
  async sites(_, { engine, dispatch }) {
    dispatch({ kind: 'sites', ...(await engine.listSites({})) });
  },
  async plan({ asked, values, suspected }, { engine, run, dispatch }) {
    const { site, roots, dependencies, content, comment, maps } = values;
    const input = {
      site,
      roots: linesIn(roots),
      dependencies: dependencies !== '',
      content: content !== '',
      comment,
      suspected,
      maps: parseShareMaps(linesIn(maps)),
    };
    dispatch({ kind: 'planned', asked, plan: await engine.planExport(input, run('plan')) });
  },
  async apply({ plan, to, overwrite }, { engine, run, dispatch }) {
    const tell = followProgress(
      (transfer) => dispatch({ kind: 'progress', transfer }),
      () => performance.now(),
    );
    const answer = await engine.applyExport({ plan, to, overwrite }, { ...run('apply'), onProgress: everyTenth(tell) });
    dispatch({ kind: 'applied', answer });
  },
  async cancel(_, { cancel }) {
    cancel('apply');
  },
  async leave({ answer }, { close }) {
    close(answer ?? undefined);
  },
};

/** Performs one effect. */
export async function performExport(effect: ExportEffect, tools: Tools<ExportEvent>): Promise<void> {
  const perform = performers[effect.kind] as (effect: ExportEffect, tools: Tools<ExportEvent>) => Promise<void>;
  await perform(effect, tools);
}
