import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { boundaryConfigs } from './boundaries.mjs';

// The rule on layers reads what Nx last knew of the projects, and says nothing where it knows nothing.
process.env.NX_DAEMON = 'false';
await createProjectGraphAsync();

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**'] },
  ...tseslint.configs.recommended,
  { plugins: { '@nx': nx } },
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
  ...boundaryConfigs,
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
