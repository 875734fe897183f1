import tseslint from 'typescript-eslint';

/** What the HTTP API is made with. */
const apiPackages = [
  '@tsferry/contract',
  '@tsferry/domain',
  '@tsferry/engine',
  '@tsferry/wizard',
  '@hono/node-server',
  '@hono/zod-openapi',
  'hono',
  'pino',
  'prom-client',
  'tar-stream',
];

/** Who may import what (the table of the README). Only relative paths and these; `node:*` where it is said. */
const layers = [
  { files: ['libs/domain/src/**'], packages: ['zod', 'saxes'], node: false },
  { files: ['libs/io/src/**'], packages: ['@tsferry/domain', 'jszip', 'fast-xml-parser'], node: true },
  {
    files: ['libs/stores/src/**'],
    packages: ['@tsferry/domain', 'kysely', '@photostructure/sqlite', 'pg'],
    node: true,
  },
  { files: ['libs/engine/src/**'], packages: ['@tsferry/domain', 'zod'], node: true },
  {
    files: ['libs/engine/src/create-ferry.ts'],
    packages: ['@tsferry/domain', '@tsferry/io', '@tsferry/stores', 'zod'],
    node: true,
  },
  { files: ['libs/wizard/src/**'], packages: ['@tsferry/domain'], node: false },
  {
    files: ['apps/tui/src/**'],
    packages: ['@tsferry/domain', '@tsferry/engine', '@tsferry/wizard', 'commander', 'ink', 'react'],
    node: true,
  },
  {
    files: ['apps/tui/src/commands/serve.ts'],
    packages: ['@tsferry/domain', '@tsferry/engine', '@tsferry/wizard', '@tsferry/api'],
    node: true,
  },
  { files: ['apps/api/src/**'], packages: apiPackages, node: true },
  {
    files: ['libs/contract/src/**'],
    packages: ['@tsferry/domain', '@hono/zod-openapi', 'hono', 'zod'],
    node: false,
  },
  { files: ['libs/client/src/**'], packages: ['@tsferry/contract', 'hono'], node: false },
];

/** A path of an import that is allowed: relative, a listed package (or a part of it), `node:` where allowed. */
function allowed({ packages, node }) {
  const names = packages.map((name) => name.replaceAll('/', '\\/')).join('|');
  return `^(?!\\.{1,2}\\/|(?:${names})(?:\\/|$)${node ? '|node:' : ''})`;
}

const testPackages = [
  'vitest',
  'fast-check',
  'ink-testing-library',
  '@tsferry/domain',
  '@tsferry/io',
  '@tsferry/stores',
  'jszip',
  '@tsferry/api',
  '@redocly/openapi-core',
  'playwright-core',
  'axe-core',
  ...apiPackages,
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: 'ImportDeclaration[importKind="value"][source.value="zod"] > ImportSpecifier[imported.name="z"]',
          message: "Write import * as z from 'zod': the name z brings every language of zod into the bundle.",
        },
      ],
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
    },
  },
  ...layers.map((layer) => ({
    files: layer.files,
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: allowed(layer),
              message: `This layer may import ${layer.packages.join(', ')}${layer.node ? ' and node:' : ''}, nothing else.`,
            },
            { regex: '^\\.\\.?/.*\\.\\./\\.\\./\\.\\./\\.\\.', message: 'Do not leave the project.' },
          ],
        },
      ],
    },
  })),
  {
    // What libs/stores publishes for the tests of stores is itself made of tests.
    files: [
      'libs/*/src/**/*.test.ts',
      'libs/{stores,engine}/src/testing/**',
      'apps/*/src/**/*.test.{ts,tsx}',
      'apps/*/src/**/testing/**',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: allowed({
                packages: [
                  ...testPackages,
                  'zod',
                  'saxes',
                  '@tsferry/engine',
                  'commander',
                  'ink',
                  'react',
                  'kysely',
                  'fast-xml-parser',
                  '@photostructure/sqlite',
                ],
                node: true,
              }),
              message: 'Not a package of the tests.',
            },
          ],
        },
      ],
    },
  },
  { files: ['tools/**', 'eslint.config.mjs', '**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        SharedArrayBuffer: 'readonly',
        Atomics: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', require: 'readonly', __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
