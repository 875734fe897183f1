import { AppError, type Archive, type ImportPlan } from '@tsferry/domain';
import type { Ports } from './ports.js';

/** Opens the archive that a plan was made from. Throws ARCHIVE_CHANGED for another, and what opening throws. */
export async function openPlanned(ports: Ports, plan: ImportPlan): Promise<Archive> {
  const archive = await ports.archives.open(plan.archive.path);
  if (archive.sha256 === plan.archive.sha256) return archive;
  throw new AppError('ARCHIVE_CHANGED', `${archive.path} is not the file that the plan was made from.`, {
    hint: 'Plan the import again.',
    details: { path: archive.path, planned: plan.archive.sha256, now: archive.sha256 },
  });
}
