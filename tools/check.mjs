/**
 * Runs what a change must pass, part by part: all of it, or the parts that are named. Words that start with `-` go to the
 * tests (`--all` for the slowest ones too). Prints what every part took and ends with `N passed, N failed, N skipped`.
 */
import { runParts, tellParts } from './parts.mjs';
import { readCounts, removeCounts, tellCounts } from './test-counts.mjs';

const node = (...words) => [process.execPath, ...words];
const tool = (path, ...words) => node(`node_modules/${path}`, ...words);
const source = (...words) => tool('tsx/dist/cli.mjs', '--conditions=@tsferry/source', ...words);
const [options, names] = [process.argv.slice(2), process.argv.slice(2)].map((words, index) =>
  words.filter((word) => word.startsWith('-') === (index === 0)),
);

/** The quick tests use the built command line alone; the slow ones pack every project. */
const built = names.length === 0 || options.includes('--all') ? [] : ['tsferry'];

/** The parts in their order, each the words of its command. */
const all = {
  'set-up': node('tools/setup.mjs'),
  build: node('tools/setup.mjs', '--build', ...built),
  format: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  lint: tool('eslint/bin/eslint.js', '-c', 'tools/config/eslint.config.mjs', '--max-warnings', '0', '.'),
  'dead code': tool('knip/bin/knip.js', '--config', 'tools/config/knip.json', '--no-progress'),
  types: tool('typescript-7/bin/tsc', '-p', 'tools/config/tsconfig.json'),
  fixtures: source('tools/make-fixtures.ts', '--check'),
  docs: node('tools/docs.mjs', '--emit', 'none'),
  nodes: node('tools/nodes.mjs'),
  ...(options.includes('--all') && { faults: source('tools/faults/main.ts', '--every', '60', '--cuts', '6') }),
  tests: node('tools/test.mjs', ...options),
};
const unknown = names.filter((name) => !(name in all));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}: ${Object.keys(all).join(', ')}`);
const parts = Object.fromEntries(Object.entries(all).filter(([name]) => names.length === 0 || names.includes(name)));

removeCounts();
const results = runParts(parts, ['set-up', 'build']);
const counts = readCounts();
console.log(`\n${tellParts(results).join('\n')}`);
// CI reads the last line.
if (counts !== null) console.log(tellCounts(counts));
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
