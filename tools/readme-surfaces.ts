/** Makes the table of the README that says what each surface offers. `npm run readme` puts it there; a test compares the two. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useCases, type UseCaseName } from '@tsferry/engine';
import { offers as routes, offersOfPage } from '../apps/api/src/routes/offers.js';
import { offers as commands } from '../apps/tui/src/commands/commands.js';

const screens = join(import.meta.dirname, '..', 'apps', 'tui', 'src');

/** The use cases that the screens call: `engine.planExport(…)` in the files that carry out their effects. */
function calledByScreens(): ReadonlySet<string> {
  const files = ['browse', 'wizard'].flatMap((folder) =>
    readdirSync(join(screens, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .map((file) => readFileSync(join(screens, folder, file), 'utf8')),
  );
  return new Set(files.flatMap((text) => [...text.matchAll(/\bengine\.(\w+)\(/g)].map(([, name]) => name!)));
}

/** The table in Markdown, a row for each use case of the engine. */
export function drawSurfaces(): string {
  const inScreens = calledByScreens();
  const rows = Object.entries(useCases).map(([name, { summary }]) => {
    const { method, path } = routes[name as UseCaseName];
    return [
      summary,
      `\`${name}\``,
      `\`${commands[name as UseCaseName].words.join(' ')}\``,
      inScreens.has(name) ? 'yes' : '',
      `\`${method.toUpperCase()} /v1${path}\``,
      name in offersOfPage ? 'yes' : '',
    ];
  });
  const heads = ['what', 'TypeScript', 'command', 'screens', 'HTTP', 'page'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
