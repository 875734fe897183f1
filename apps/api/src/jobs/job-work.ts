/** What each kind of job does: the engine's calls, after asking once more who may. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportTarget } from '@tsferry/contract';
import { AppError, type ExportPlan, type ImportPlan, type Run } from '@tsferry/domain';
import { type ExportAnswer, type ImportAnswer } from '@tsferry/domain/shapes';
import { importNeeds, requireMay, type Principal } from '@tsferry/engine';
import { archiveInUse, readsArchive, replacesArchive } from '../archives/archive-locks.js';
import { answerArchive, archiveRecords, exportNamed, type ArchiveRecord } from '../archives/archive-record.js';
import { findArchive } from '../archives/find-archive.js';
import { zipOf } from '../archives/zip-of.js';
import { makeExportPlan, makeImportPlan } from '../plans/make-plan.js';
import { exportPlanRecords, findPlan, importPlanRecords } from '../plans/plan-record.js';
import { requireDecided } from '../plans/require-decided.js';
import type { Service } from '../service.js';
import { requireSite } from '../sites.js';
import { retryWhileBusy } from './retry-while-busy.js';
import type { JobInput } from './job-input.js';
import type { JobRecord } from './job.js';

/** What a job gives: its result, and the ids that came up. */
export type Done = { readonly result: unknown; readonly links: { readonly plan?: string; readonly archive?: string } };

type Work<Name extends JobInput['work']> = (
  service: Service,
  principal: Principal,
  input: Extract<JobInput, { work: Name }>,
  run: Run,
) => Promise<Done>;

/** How often an import that plans and applies at once is planned when other imports go first. */
const maxAttempts = 5;

const works: { readonly [Name in JobInput['work']]: Work<Name> } = {
  async 'apply-export'(service, principal, { plan, target }, run) {
    const record = await findPlan(service, exportPlanRecords, principal, plan);
    return exportPlan(service, principal, record.data.plan, target, run);
  },

  async export(service, principal, { input, target }, run) {
    const { data } = await makeExportPlan(service, principal, input, run);
    return exportPlan(service, principal, data.plan, target, run);
  },

  async 'apply-import'(service, principal, { plan }, run) {
    const record = await findPlan(service, importPlanRecords, principal, plan);
    await requireSettled(service, principal, record.data.input.archive);
    const result = await importPlan(service, principal, record.data.plan, run);
    return { result, links: { plan, archive: record.data.input.archive } };
  },

  async import(service, principal, { input }, run) {
    await requireSettled(service, principal, input.archive);
    for (let attempt = 1; ; attempt++) {
      const { id, data } = await makeImportPlan(service, principal, input, run);
      try {
        const result = await importPlan(service, principal, data.plan, run);
        return { result, links: { plan: id, archive: input.archive } };
      } catch (error) {
        // Another import went first. Who asks for both at once agreed to no plan in particular: the next one will do.
        const stale = error instanceof AppError && error.code === 'PLAN_STALE';
        if (!stale || attempt === maxAttempts) throw error;
      }
    }
  },

  async verify(service, principal, { archive }, run) {
    const { file } = await findArchive(service, principal, archive);
    return { result: await service.ferry.verifyArchive({ file }, run), links: { archive } };
  },
};

/** Does the work of a job. Throws what the engine throws, and FORBIDDEN or NOT_FOUND when rights were lost meanwhile. */
export function doWork(service: Service, principal: Principal, input: JobInput, run: Run): Promise<Done> {
  return works[input.work](service, principal, input as never, run);
}

async function importPlan({ ferry }: Service, principal: Principal, plan: ImportPlan, run: Run): Promise<ImportAnswer> {
  requireMay(principal, importNeeds(plan));
  requireDecided(plan);
  await requireSite(ferry, principal, plan.site);
  return ferry.applyImport({ plan }, run);
}

async function exportPlan(
  service: Service,
  principal: Principal,
  plan: ExportPlan,
  { name, overwrite }: ExportTarget,
  run: Run,
): Promise<Done> {
  const { ferry, settings } = service;
  requireMay(principal, 'export');
  await requireSite(ferry, principal, plan.site);
  const folder = join(settings.exports, plan.site);
  await makeFolder(folder, plan.site);
  const to = join(folder, name);
  await requirePlace(service, plan.site, zipOf(name), overwrite);
  const result = await ferry.applyExport({ plan, to, overwrite }, run);
  // It is there now: one that is not recorded nobody could find, nor make again under its name.
  const archive = await retryWhileBusy(() => recordExport(service, principal, plan, result));
  return { result, links: { plan: plan.id, archive } };
}

/** Throws ARCHIVE_IN_USE when an export that runs puts another archive in the place of one that is to be imported. */
async function requireSettled(service: Service, principal: Principal, archive: string): Promise<void> {
  const { row } = await findArchive(service, principal, archive);
  const changes = (job: JobRecord): boolean => job.state === 'running' && replacesArchive(job, row);
  await service.jobs.requireNone(changes, archiveInUse('An export that runs takes the place of this archive.'));
}

/**
 * Throws ARCHIVE_IN_USE when the archive that an export would take the place of is being removed, or is read by an import
 * that runs: its content may be in use by objects a moment later. Of an export and an import that begin at once both run
 * before they ask, so one of them is told.
 */
async function requirePlace(
  { jobs, records, removing }: Service,
  site: string,
  name: string,
  overwrite: boolean,
): Promise<void> {
  const before = await exportNamed(records, site, name);
  if (!before) return;
  if (removing.has(before.id)) throw archiveInUse('The archive whose place this export would take is being removed.');
  if (!overwrite) return;
  const row = answerArchive(before);
  const imports = (job: JobRecord): boolean =>
    job.state === 'running' && job.data.kind === 'import' && readsArchive(job, row);
  await jobs.requireNone(
    imports,
    archiveInUse('An import that runs reads the archive whose place this export would take.'),
  );
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

/** Remembers the archive of an export; one that took the place of another keeps the other's id. */
async function recordExport(
  { records, newId, now }: Service,
  principal: Principal,
  plan: ExportPlan,
  { archive }: ExportAnswer,
): Promise<string> {
  const name = archive.split(/[\\/]/).at(-1)!;
  const { size: bytes } = await stat(archive);
  const data: ArchiveRecord['data'] = { name, from: 'export', site: plan.site, bytes, time: now().toISOString() };
  const before = await exportNamed(records, plan.site, name);
  if (before) {
    await archiveRecords.change(records, { ...before, data });
    return before.id;
  }
  const id = newId();
  await archiveRecords.add(records, {
    id,
    owner: principal.id,
    state: `export:${plan.site}`,
    created: data.time,
    data,
  });
  return id;
}
