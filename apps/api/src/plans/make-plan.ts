/** Plans, made and remembered. Both the plan resources and the jobs that plan and apply at once come through here. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ExportInput, ImportInput } from '@tsferry/contract';
import type { Run, ShareMap } from '@tsferry/domain';
import type { Principal } from '@tsferry/engine';
import { findArchive, type ArchiveSource } from '../archives/find-archive.js';
import type { LimitedRun } from '../limit-concurrency.js';
import type { Settings } from '../settings.js';
import type { ServedEngine } from '../served-engine.js';
import { exportPlanRecords, importPlanRecords, type ExportPlanRecord, type ImportPlanRecord } from './plan-record.js';

const never = new AbortController().signal;

/** What plans are made with. */
export type Planning = ArchiveSource & { readonly engine: ServedEngine; readonly runHeavy: LimitedRun };

/** Plans an export for somebody. Throws FORBIDDEN, SITE_UNKNOWN, and what planning throws. */
export async function makeExportPlan(
  planning: Planning,
  principal: Principal,
  input: ExportInput,
  run: Run,
): Promise<ExportPlanRecord> {
  const { engine, records, settings, runHeavy } = planning;
  const allowed = engine.for(principal);
  await allowed.check('planExport', input);
  const plan = await runHeavy(run.signal ?? never, () =>
    allowed.planExport({ ...input, maps: sourceMaps(settings, principal) }, run),
  );
  const record = {
    id: plan.id,
    owner: principal.id,
    state: 'open',
    created: plan.time,
    data: { input, plan, job: null },
  };
  await othersTurn();
  await exportPlanRecords.add(records, record);
  await forgetOldest(planning, exportPlanRecords.kind, principal);
  return { ...record, kind: exportPlanRecords.kind, version: 1 };
}

/**
 * Throws what planning an export throws for the objects that it asks for, before a job is made of it: FORBIDDEN,
 * SITE_UNKNOWN, ROOT_UNKNOWN, REF_CYCLE.
 */
export async function requireRoots(
  { engine, runHeavy }: Planning,
  principal: Principal,
  input: ExportInput,
  signal: AbortSignal,
): Promise<void> {
  const allowed = engine.for(principal);
  await allowed.check('planExport', input);
  await runHeavy(signal, () => allowed.planExport({ ...input, dependencies: false, content: false }, { signal }));
}

/**
 * Maps that package sources are read through. A source is text that came with an archive, and the shares hold what all
 * sites have: who is limited to some sites exports only content that an import put where it is.
 */
function sourceMaps({ maps }: Pick<Settings, 'maps'>, { sites }: Principal): ShareMap[] {
  return sites === null ? [...maps] : [];
}

/** Plans an import for somebody. Throws FORBIDDEN, SITE_UNKNOWN, NOT_FOUND for the archive, and what planning throws. */
export async function makeImportPlan(
  planning: Planning,
  principal: Principal,
  input: ImportInput,
  run: Run,
): Promise<ImportPlanRecord> {
  const { engine, records, settings, runHeavy } = planning;
  const { archive, ...rest } = input;
  const allowed = engine.for(principal);
  await allowed.check('planImport', { ...rest, file: archive });
  const { file } = await findArchive(planning, principal, archive);
  const plan = await runHeavy(run.signal ?? never, () =>
    allowed.planImport({ ...rest, file, maps: [...settings.maps] }, run),
  );
  const record = {
    id: plan.id,
    owner: principal.id,
    state: 'open',
    created: plan.time,
    data: { input, plan, job: null },
  };
  await othersTurn();
  await importPlanRecords.add(records, record);
  await forgetOldest(planning, importPlanRecords.kind, principal);
  return { ...record, kind: importPlanRecords.kind, version: 1 };
}

/**
 * A wizard makes a plan with every decision, and a program as many as it likes: nobody comes back to the oldest. One goes
 * with every new one, no more at a time: a plan may be large.
 */
async function forgetOldest({ records, settings }: Planning, kind: string, { id: owner }: Principal): Promise<void> {
  const filter = { kind, owner, states: ['open'], offset: settings.limits.openPlans, limit: 1 };
  for (const { id } of (await records.list(filter)).records) await records.remove(kind, id);
}
