import { openArchive } from '@tsferry/io';

const archive = await openArchive('windows11.zip');

for (const { class: className, id, name, contents } of archive.objects.slice(0, 3)) {
  console.log(className, id, name, `contents: ${contents.length}`);
}
console.log(archive.objects.length, 'objects');
for (const { code, message } of archive.warnings) console.warn(code, message);
