import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ExportPlan } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';

/**
 * Where the archive of a plan goes: the file that `to` names, `.zip` added when it lacks; in a folder that exists, a file
 * with the name of the first object that was asked for. Throws TARGET_INVALID for `folder/` that is not there. The export
 * itself checks the rest.
 */
export function archivePath(to: string, plan: Pick<ExportPlan, 'objects'>): string {
  const path = resolve(to);
  if (/\.zip$/i.test(to)) return path;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return join(path, `${fileName(plan)}.zip`);
  if (!/[/\\]$/.test(to)) return `${path}.zip`;
  throw new AppError('TARGET_INVALID', `There is no folder ${path}.`, {
    hint: 'Make the folder first, or name a file.',
    details: { path },
  });
}

/** The name without what Windows refuses in file names, of at most 100 characters. */
function fileName({ objects }: Pick<ExportPlan, 'objects'>): string {
  const name = objects.find(({ because }) => because === null)?.name ?? '';
  const legal = name.replace(/[<>:"/\\|?*\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '_');
  return (
    [...legal]
      .slice(0, 100)
      .join('')
      .replace(/[. ]+$/, '') || 'export'
  );
}
