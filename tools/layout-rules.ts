/** What neither the rule on layers nor the search for dead code can see: which file of a project imports what. */

/** A source file: its path from the root of the repository, with `/`, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** `applies` picks the files that the rule is for, `allows` the imports that they may have. */
type Rule = {
  readonly says: string;
  readonly applies: (path: string) => boolean;
  readonly allows: (imported: Import, path: string) => boolean;
};

/** `from` as it is written, and the names that are taken from it; none where the whole module is. */
type Import = { readonly from: string; readonly names: readonly string[]; readonly lazy: boolean };

const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\//.test(path);
const isPackage = (from: string, ...names: string[]): boolean =>
  names.some((name) => from === name || from.startsWith(`${name}/`));

const compositionRoots = ['libs/engine/src/create-engine.ts'];
const serverLoader = 'apps/tui/src/commands/serve.ts';
const instanceCodec = ['decodeInstance', 'encodeInstance'];

export const rules = {
  compositionRoot: {
    says: 'libs/engine imports io, stores and hierarchy only where the engine is put together',
    applies: (path) => path.startsWith('libs/engine/src/') && !isTest(path) && !compositionRoots.includes(path),
    allows: ({ from }) => !isPackage(from, '@tsferry/io', '@tsferry/stores', '@tsferry/hierarchy'),
  },
  instanceCodec: {
    says: 'libs/hierarchy imports the instance codec of io, and nothing else of it',
    applies: (path) => path.startsWith('libs/hierarchy/src/') && !isTest(path),
    allows: ({ from, names }) =>
      !isPackage(from, '@tsferry/io') || (names.length > 0 && names.every((name) => instanceCodec.includes(name))),
  },
  serverLoader: {
    says: 'apps/tui loads the server in one file, by its first use',
    applies: (path) => path.startsWith('apps/tui/src/') && !isTest(path),
    allows: ({ from, lazy }, path) => !isPackage(from, '@tsferry/api') || (lazy && path === serverLoader),
  },
  pure: {
    says: 'domain, wizard and contract import nothing of Node',
    applies: (path) => /^libs\/(?:domain|wizard|contract)\/src\//.test(path) && !isTest(path),
    allows: ({ from }) => !from.startsWith('node:'),
  },
} satisfies Record<string, Rule>;

/** Every import of a module: static, of types, exported again, or by `import()`. */
export function importsOf(text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const fixed = [...code.matchAll(/^\s*(?:import|export)\s+(?:type\s+)?([^'";]*?\s*from\s*)?'([^']+)'/gm)].map(
    ([, clause = '', from = '']) => ({ from, names: namesOf(clause), lazy: false }),
  );
  const lazy = [...code.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, from = '']) => ({ from, names: [], lazy: true }));
  return [...fixed, ...lazy];
}

function namesOf(clause: string): string[] {
  const [, inBraces = ''] = /\{([^}]*)\}/.exec(clause) ?? [];
  return inBraces
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s.*$/, ''),
    )
    .filter((name) => name !== '');
}

/** Every breach of the rules in these files, as `path: import: rule`. */
export function findBreaches(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    Object.values<Rule>(rules)
      .filter(({ applies }) => applies(path))
      .flatMap((rule) =>
        importsOf(text)
          .filter((imported) => !rule.allows(imported, path))
          .map(({ from }) => `${path}: ${from}: ${rule.says}`),
      ),
  );
}
