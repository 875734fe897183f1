/** An archive that lacks what it lists is not whole. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@tsferry/engine';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tsferry-whole-'));
const engine = createEngine({ home: join(folder, 'home') });
const file = join(folder, 'lab.zip');

beforeAll(async () => {
  const zip = await JSZip.loadAsync(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'lab.zip')));
  for (const name of Object.keys(zip.files)) if (name.startsWith('SMS_Package/LAB00007/')) zip.remove(name);
  const manifest = (await zip.file('Manifest.xml')!.async('string')).replace(
    /<Contents>[^]*<\/Contents>/,
    '<Contents />',
  );
  for (const name of Object.keys(zip.files)) if (name.endsWith('PACKAGE_CONTENT.xml')) zip.remove(name);
  zip.file('Manifest.xml', manifest);
  writeFileSync(file, await zip.generateAsync({ type: 'nodebuffer' }));
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

it('is refused by verify, which names the object, and can be looked at', async () => {
  await expect(engine.verifyArchive({ file })).rejects.toMatchObject({
    code: 'FORMAT_MANIFEST',
    message: expect.stringMatching(/is not whole\. .*LAB00007/) as unknown,
  });
  expect((await engine.inspectArchive({ file })).warnings.map(({ code }) => code)).toContain('OBJECT_ABSENT');
});
