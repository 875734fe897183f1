/** What each layer may import, the table of the README: other layers, and packages. A project has its layer as an Nx tag. */
const layers = {
  domain: { layers: [], packages: ['zod', 'saxes'] },
  io: { layers: ['domain'], packages: ['jszip', 'fast-xml-parser'] },
  stores: { layers: ['domain'], packages: ['kysely', '@photostructure/sqlite', 'pg', 'pg-boss'] },
  // The layout test holds engine and hierarchy to fewer files and names.
  hierarchy: { layers: ['domain', 'io'], packages: [] },
  engine: { layers: ['domain', 'io', 'stores', 'hierarchy'], packages: ['zod'] },
  wizard: { layers: ['domain'], packages: [] },
  contract: { layers: ['domain'], packages: ['zod', 'hono', '@hono/zod-openapi'] },
  client: { layers: ['contract'], packages: ['hono'] },
  web: { layers: ['domain', 'wizard', 'contract', 'client'], packages: ['hono'] },
  app: {
    layers: ['domain', 'engine', 'wizard', 'contract', 'client', 'web', 'app'],
    packages: ['ink', 'react', 'commander', 'hono', '@hono/*', 'pino', 'prom-client', 'tar-stream', 'zod'],
  },
};

/** What tests and what they share may import besides: they make archives and sites, and start servers. */
const tests = {
  layers: ['domain', 'io', 'stores', 'engine', 'wizard', 'contract', 'client', 'app'],
  packages: [
    ...Object.values(layers).flatMap(({ packages }) => packages),
    ...['vitest', 'fast-check', '@redocly/ajv/*', '@redocly/openapi-core', 'playwright-core', 'axe-core', 'esbuild'],
  ],
};

const testFiles = ['{libs,apps}/*/src/**/*.test.{ts,tsx}', '{libs,apps}/*/src/**/testing/**'];

/** The rule of Nx for one kind of file: `more` is what these files may import besides the table. */
function boundaries(more) {
  return {
    '@nx/enforce-module-boundaries': [
      'error',
      {
        // A package that only another package brings is not there for those who install ours.
        banTransitiveDependencies: true,
        allowCircularSelfDependency: true,
        depConstraints: Object.entries(layers).map(([layer, may]) => ({
          sourceTag: `layer:${layer}`,
          onlyDependOnLibsWithTags: [...may.layers, ...more.layers].map((name) => `layer:${name}`),
          allowedExternalImports: [...may.packages, ...more.packages].flatMap((name) => [name, `${name}/*`]),
        })),
      },
    ],
  };
}

/** The parts of the lint configuration that hold the layers apart. */
export const boundaryConfigs = [
  { files: ['{libs,apps}/*/src/**'], ignores: testFiles, rules: boundaries({ layers: [], packages: [] }) },
  { files: testFiles, rules: boundaries(tests) },
];
