import { AppError } from '@tsferry/domain/error';
import type { Principal } from '@tsferry/engine';
import type { ServedEngine } from '../served-engine.js';

/** So many objects are named. */
const maxNamed = 100;

/**
 * Throws ARCHIVE_IN_USE when objects have their content in the content folder of an archive: an import that copied nothing
 * made it their package source, and who takes it away takes away what they install, in sites that one may not even see.
 * That none is put in its place, the engine sees to.
 */
export async function requireUnused(
  { engine }: { readonly engine: ServedEngine },
  principal: Principal,
  folder: string,
): Promise<void> {
  const { total, seen } = await engine.for(principal).contentUsers(folder);
  if (total === 0) return;
  const objects = seen.slice(0, maxNamed);
  throw new AppError('ARCHIVE_IN_USE', `The content of this archive is the package source of ${total} objects.`, {
    hint: 'Import it again with its content copied to a share, and overwrite them. They no longer need it then.',
    details: { objects },
  });
}
