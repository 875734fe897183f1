import { join } from 'node:path';
import { publishPair } from '@tsferry/io';

/** Publishes a folder as the content of an export, with nothing put on the disk: the same work as `cp -r` and hashes. */
export async function publishUnsynced(from: string, to: string): Promise<void> {
  await publishPair({
    zip: join(to, 'out.zip'),
    overwrite: false,
    content: [{ source: from, relativePath: 'Content', singleFile: false }],
    archive: Buffer.from('no archive'),
    check: async () => undefined,
    sync: false,
  });
}
