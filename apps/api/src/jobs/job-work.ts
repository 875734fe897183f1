/** What each kind of job does. The engine asks for rights again: they may have been lost since the request. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportResult, ExportTarget } from '@tsferry/contract';
import { AppError, type ExportPlan, type ImportPlan, requireDecided, type Run } from '@tsferry/domain';
import { type ExportAnswer, type ImportAnswer } from '@tsferry/domain/shapes';
import type { Principal } from '@tsferry/engine';
import { requireConfirmed } from '@tsferry/wizard';
import { archiveInUse, readsArchive, replacesArchive } from '../archives/archive-locks.js';
import { answerArchive, exportNamed } from '../archives/archive-record.js';
import { recordExport } from '../archives/record-export.js';
import { findArchive } from '../archives/find-archive.js';
import { zipOf } from '../archives/zip-of.js';
import { makeExportPlan, makeImportPlan, type Planning } from '../plans/make-plan.js';
import { exportPlanRecords, findPlan, importPlanRecords } from '../plans/plan-record.js';
import { retryWhileBusy } from './retry-while-busy.js';
import type { Tidy } from '../archives/tidy.js';
import type { Done, JobRunner, NoteLinks } from './job-runner.js';
import type { JobInput } from './job-input.js';
import type { JobRecord } from './job.js';

/** What the work of jobs is done with. */
export type WorkParts = Planning & {
  readonly jobs: JobRunner;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly tidy: Tidy;
};

type Work<Name extends JobInput['work']> = (
  parts: WorkParts,
  principal: Principal,
  input: Extract<JobInput, { work: Name }>,
  run: Run,
  note: NoteLinks,
) => Promise<Done>;

/** How often an import that plans and applies at once is planned when other imports go first. */
const maxAttempts = 5;

const works: { readonly [Name in JobInput['work']]: Work<Name> } = {
  async 'apply-export'(parts, principal, { plan, target }, run, note) {
    const record = await findPlan(parts, exportPlanRecords, principal, plan);
    return exportPlan(parts, principal, record.data.plan, target, run, note);
  },

  async export(parts, principal, { input, target }, run, note) {
    const { id, data } = await makeExportPlan(parts, principal, input, run);
    await note({ plan: id });
    return exportPlan(parts, principal, data.plan, target, run, note);
  },

  async 'apply-import'(parts, principal, { plan, confirm }, run) {
    const record = await findPlan(parts, importPlanRecords, principal, plan);
    await requireSettled(parts, principal, record.data.input.archive);
    const result = await importPlan(parts, principal, record.data.plan, confirm, run);
    return { result, links: { plan, archive: record.data.input.archive } };
  },

  async import(parts, principal, { input, confirm }, run, note) {
    await requireSettled(parts, principal, input.archive);
    for (let attempt = 1; ; attempt++) {
      const { id, data } = await makeImportPlan(parts, principal, input, run);
      // Should this server be killed, the next one knows by the plan whether the site has it.
      await note({ plan: id });
      try {
        const result = await importPlan(parts, principal, data.plan, confirm, run);
        return { result, links: { plan: id, archive: input.archive } };
      } catch (error) {
        // Another import went first. Who asks for both at once agreed to no plan in particular: the next one will do.
        const stale = error instanceof AppError && error.code === 'PLAN_STALE';
        if (!stale || attempt === maxAttempts) throw error;
      }
    }
  },

  async verify(parts, principal, { archive }, run) {
    const { file } = await findArchive(parts, principal, archive);
    return { result: await parts.engine.for(principal).verifyArchive({ file }, run), links: { archive } };
  },
};

/** Does the work of a job. Throws what the engine throws, and FORBIDDEN or NOT_FOUND when rights were lost meanwhile. */
export function doWork(
  parts: WorkParts,
  principal: Principal,
  input: JobInput,
  run: Run,
  note: NoteLinks,
): Promise<Done> {
  return works[input.work](parts, principal, input as never, run, note);
}

async function importPlan(
  { engine }: WorkParts,
  principal: Principal,
  plan: ImportPlan,
  confirm: string | undefined,
  run: Run,
): Promise<ImportAnswer> {
  const allowed = engine.for(principal);
  await allowed.check('applyImport', { plan });
  requireDecided(plan);
  requireConfirmed(plan, confirm);
  return allowed.applyImport({ plan }, run);
}

async function exportPlan(
  parts: WorkParts,
  principal: Principal,
  plan: ExportPlan,
  { name, overwrite }: ExportTarget,
  run: Run,
  note: NoteLinks,
): Promise<Done> {
  const { engine, settings } = parts;
  const allowed = engine.for(principal);
  await allowed.check('applyExport', { plan, to: name });
  const folder = join(settings.exports, plan.site);
  await makeFolder(folder, plan.site);
  const to = join(folder, name);
  await requirePlace(parts, plan.site, zipOf(name), overwrite);
  await parts.tidy.exportsOf(plan.site);
  // Once it is there: one that is not recorded nobody could find, nor make again under its name.
  const record = (): Promise<string> =>
    retryWhileBusy(() => recordExport(parts, { owner: principal.id, site: plan.site, name: zipOf(name) }));
  const result = await allowed.applyExport({ plan, to, overwrite }, run).catch(async (error: unknown) => {
    if (error instanceof AppError && error.details['published'] === true) await note({ archive: await record() });
    throw error;
  });
  const archive = await record();
  return { result: exportResult(result, archive), links: { plan: plan.id, archive } };
}

/** What the export answers, with where its archive is found. */
function exportResult(answer: ExportAnswer, archiveId: string): ExportResult {
  const self = `/v1/archives/${archiveId}`;
  return { ...answer, archiveId, urls: { self, download: `${self}/zip` } };
}

/** Throws ARCHIVE_IN_USE when an export that runs puts another archive in the place of one that is to be imported. */
async function requireSettled(parts: WorkParts, principal: Principal, archive: string): Promise<void> {
  const { row } = await findArchive(parts, principal, archive);
  const changes = (job: JobRecord): boolean => job.state === 'running' && replacesArchive(job, row);
  await parts.jobs.requireNone(changes, archiveInUse('A running export replaces this archive.'));
}

/**
 * Throws ARCHIVE_IN_USE when the archive that an export would take the place of is being removed, or is read by an import
 * that runs: its content may be in use by objects a moment later. Of an export and an import that begin at once both run
 * before they ask, so one of them is told.
 */
async function requirePlace(
  { jobs, records, removing }: WorkParts,
  site: string,
  name: string,
  overwrite: boolean,
): Promise<void> {
  const before = await exportNamed(records, site, name);
  if (!before) return;
  if (removing.has(before.id)) throw archiveInUse('The archive that this export would replace is being removed.');
  if (!overwrite) return;
  const row = answerArchive(before);
  const imports = (job: JobRecord): boolean =>
    job.state === 'running' && job.data.kind === 'import' && readsArchive(job, row);
  await jobs.requireNone(imports, archiveInUse('A running import reads the archive that this export would replace.'));
}

async function makeFolder(folder: string, site: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw new AppError(isFull ? 'CONTENT_SPACE' : 'WRITE_FAILED', `No folder can be made for exports of ${site}.`, {
      hint: 'Ask who runs the server to look at its folder of exports.',
      details: { errno: code },
      cause,
    });
  }
}
