import { AppError, type Archive, type Run } from '@tsferry/domain';
import type { Verification } from '@tsferry/domain/shapes';
import { bytesOf, findContent, hashContent, requireNoDifferences } from '../archive-content.js';
import type { Ports } from '../ports.js';
import { describeArchive } from './inspect-archive.js';

/**
 * Checks an archive, the content that its manifest lists, and the checksum file when there is one. Throws what is wrong:
 * FORMAT_MANIFEST for objects that the manifest lists and the archive lacks; CONTENT_MISSING, CONTENT_INTEGRITY for content,
 * with every difference in the details.
 */
export async function verifyArchive(ports: Ports, { file }: { file: string }, run: Run): Promise<Verification> {
  const archive = await ports.archives.open(file);
  requireWhole(archive);
  const content = await findContent(ports, archive, run);
  const differences =
    content.checksums === null ? content.differences : (await hashContent(ports, content, run)).differences;
  requireNoDifferences(archive, content, differences);
  return {
    archive: describeArchive(archive, content.checksums === null ? 'absent' : 'ok'),
    content: { files: content.files.length, bytes: bytesOf(content.files) },
    warnings: [...archive.warnings],
  };
}

/**
 * Throws when the archive lacks an object. One that is listed in vain while another of its class is not listed may be
 * there under another key: that stays a warning.
 */
function requireWhole({ path, objects, warnings }: Archive): void {
  const unlisted = new Set(warnings.filter(({ code }) => code === 'OBJECT_UNLISTED').map(({ object }) => object));
  const otherKeys = objects.filter(({ id }) => unlisted.has(id)).map((object) => object.class);
  const lost = warnings.filter(
    ({ code, id = '' }) =>
      code === 'OBJECT_INCOMPLETE' || (code === 'OBJECT_ABSENT' && !otherKeys.includes(id.split('.', 1)[0]!)),
  );
  if (lost.length === 0) return;
  const told = lost.slice(0, 3).map(({ message }) => message);
  const rest = lost.length > told.length ? ` And ${lost.length - told.length} more.` : '';
  throw new AppError('FORMAT_MANIFEST', `${path} is not whole. ${told.join(' ')}${rest}`, {
    hint: 'Export it again. It can be imported as it is where the site has what is absent.',
    details: { archive: path, absent: lost.map(({ id, message }) => ({ id, message })) },
  });
}
