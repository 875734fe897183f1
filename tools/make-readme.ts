/** Makes the parts of the README that come from the code: `npm run readme` writes them, and a test compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { drawPage } from './readme-screen.js';
import { drawSurfaces } from './readme-surfaces.js';

const readme = join(import.meta.dirname, '..', 'README.md');

/** The README with its made parts made anew, each between two comments: `<!-- name -->` and `<!-- /name -->`. */
export async function makeReadme(): Promise<string> {
  const parts = { 'file content': `\`\`\`text\n${await drawPage()}\`\`\``, surfaces: drawSurfaces() };
  let text = readFileSync(readme, 'utf8');
  for (const [name, part] of Object.entries(parts)) {
    const place = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`The README has no place for ${name}.`);
    text = text.replace(place, (_, before: string, after: string) => `${before}\n\n${part.trim()}\n\n${after}`);
  }
  return format(text, { ...(await resolveConfig(readme)), parser: 'markdown' });
}

if (process.argv[1] === import.meta.filename) writeFileSync(readme, await makeReadme());
