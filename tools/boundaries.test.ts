import { ESLint } from 'eslint';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, 'tools', 'config', 'eslint.config.mjs') });

/** What the rule on layers says of a module with this text, as if it were at this path. */
async function complaints(path: string, text: string): Promise<string> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: join(root, path) });
  return result!.messages
    .filter((one) => one.ruleId === '@nx/enforce-module-boundaries')
    .map(({ message }) => message)
    .join('\n');
}

it.each([
  ['libs/domain/src/planted.ts', "import '@tsferry/io';", /Circular dependency|can(?:not| only) depend on/],
  ['libs/domain/src/planted.ts', "import 'jszip';", /not allowed to import "jszip"/],
  ['libs/io/src/planted.ts', "import '@tsferry/stores';", /can only depend on/],
  ['libs/io/src/planted.ts', "import 'kysely';", /not allowed to import "kysely"|defined in the "package.json"/],
  ['libs/stores/src/planted.ts', "import '@tsferry/io';", /can only depend on/],
  ['libs/engine/src/planted.ts', "import '@tsferry/api';", /can only depend on|Circular dependency/],
  ['libs/engine/src/planted.ts', "import 'hono/jsx';", /defined in the "package.json"|not allowed to import "hono/],
  ['libs/client/src/planted.ts', "import '@tsferry/api';", /can only depend on|Circular dependency/],
  ['libs/contract/src/planted.ts', "import '@tsferry/engine';", /can only depend on/],
  ['libs/client/src/planted.ts', "import '@tsferry/engine';", /can only depend on/],
  ['libs/client/src/planted.ts', "import '../../domain/src/error.js';", /cannot be imported by a relative/],
  ['apps/api/src/planted.ts', "import '@tsferry/io';", /can only depend on/],
  ['apps/api/src/planted.ts', "import 'vitest';", /not allowed to import "vitest"/],
  ['apps/api/src/planted.ts', "import 'tsferry';", /Imports of apps are forbidden|unresolvable/],
  ['apps/tui/src/planted.ts', "import '@tsferry/stores';", /can only depend on/],
  ['apps/tui/src/planted.ts', "import 'eslint';", /not allowed to import "eslint"/],
])('the lint refuses in %s: %s', async (path, text, says) => {
  expect(await complaints(path, text)).toMatch(says);
});

it.each([
  ['libs/io/src/planted.ts', "import '@tsferry/domain/error';\nimport 'jszip';\nimport 'node:fs';"],
  ['libs/io/src/planted.test.ts', "import 'vitest';\nimport '@tsferry/domain/testing';"],
  ['apps/tui/src/planted.ts', "import '@tsferry/engine';\nvoid import('@tsferry/api');"],
])('the lint lets pass in %s: %s', async (path, text) => {
  expect(await complaints(path, text)).toBe('');
});
