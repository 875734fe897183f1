import type { Run } from '@tsferry/domain';
import type { Verification } from '@tsferry/domain/shapes';
import { bytesOf, findContent, hashContent, requireNoDifferences } from '../archive-content.js';
import type { Ports } from '../ports.js';
import { describeArchive } from './inspect-archive.js';

/**
 * Checks an archive, the content that its manifest lists, and the checksum file when there is one. Throws what is wrong:
 * with every difference in the details (CONTENT_MISSING, CONTENT_INTEGRITY) for content.
 */
export async function verifyArchive(ports: Ports, { file }: { file: string }, run: Run): Promise<Verification> {
  const archive = await ports.archives.open(file);
  const content = await findContent(ports, archive, run);
  const differences =
    content.checksums === null ? content.differences : (await hashContent(ports, content, run)).differences;
  requireNoDifferences(archive, content.filesFolder, differences);
  return {
    archive: describeArchive(archive, content.checksums === null ? 'absent' : 'ok'),
    content: { files: content.files.length, bytes: bytesOf(content.files) },
    warnings: [...archive.warnings],
  };
}
