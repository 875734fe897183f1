import { kindFor } from '../object/kinds/kinds.js';
import type { ArchivedContent, ArchivedObject, ManagedObject, SiteObject } from '../object/managed-object.js';
import { refKey } from '../reference/ref.js';
import { importedObject } from '../plan/apply-row.js';
import { candidatesToLoad } from '../plan/candidates-to-load.js';
import type { ContentFact } from '../plan/content-facts.js';
import { planImport, type PlanImportInput } from '../plan/decide.js';
import { canApply, importPolicySchema, type ImportPlan } from '../plan/plan.js';
import { registryEntries } from '../plan/registry-entries.js';
import type { Archive } from '../ports/archives.js';
import type { RegistryEntry, SiteInfo, UnresolvedReference } from '../ports/sites.js';

/** A policy as a test states it. */
type PolicySpec = Parameters<typeof importPolicySchema.parse>[0];

/** An archive of some objects, dependencies first, as a reader gives it. `contents` are those of the manifest, by id. */
export function buildArchive(
  objects: readonly ManagedObject[],
  rest: Partial<Archive> & { readonly listed?: Readonly<Record<string, readonly ArchivedContent[]>> } = {},
): Archive {
  const { listed = {}, ...archive } = rest;
  return {
    path: '/exports/example.zip',
    flavour: 'manifest',
    authoringScope: 'ScopeId_AAAAAAAA-0000-4000-8000-000000000001',
    comment: '',
    sha256: 'aa'.repeat(32),
    bytes: 1000,
    usmtPackageId: null,
    warnings: [],
    ...archive,
    objects: objects.map((object): ArchivedObject => ({
      ...object,
      folderKey: kindFor(object).folderKey(object.instance),
      contents: listed[object.id] ?? [],
    })),
  };
}

/** A hash of 32 hex digits that is no cryptographic one: equal for equal texts, which is all that a test needs. */
export function exampleHash(text: string): string {
  const words = [0x811c9dc5, 0x1000193, 0x9e3779b9, 0x85ebca6b].map((seed) => {
    let hash = seed;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x1000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
  });
  return words.join('');
}

/** An object as a site holds it; its content is at the package source, hashed to `digest` when one is given. */
export function placed(
  object: ManagedObject,
  rest: Partial<SiteObject> & { readonly digest?: string } = {},
): SiteObject {
  const { digest = null, ...site } = rest;
  const kind = kindFor(object);
  return {
    ...object,
    folder: '/',
    version: 1,
    predefined: kind.predefined(object.instance),
    contents: kind.contents(object.instance).map((content) => ({
      ...content,
      folder: null,
      files: digest === null ? null : 1,
      bytes: digest === null ? null : 10,
      digest,
    })),
    ...site,
  };
}

/** A site in memory: it plans and applies as the engine does, without files. */
export type MemorySite = {
  readonly info: SiteInfo;
  readonly objects: Map<string, SiteObject>;
  readonly unresolved: readonly UnresolvedReference[];
  registry(): readonly RegistryEntry[];
  /** A plan with the state of now. */
  plan(archive: Archive, policy?: PolicySpec, rest?: Partial<PlanImportInput>): ImportPlan;
  /** Does what a plan says. Throws when it is blocked. */
  apply(plan: ImportPlan, archive: Archive): void;
  /** Plans and applies in one go. */
  import(archive: Archive, policy?: PolicySpec, rest?: Partial<PlanImportInput>): ImportPlan;
  get(className: string, id: string): SiteObject | undefined;
};

/** Makes a site in memory; new ids begin at 00100. */
export function createMemorySite(code: string, held: readonly SiteObject[] = [], nextNumber = 0x100): MemorySite {
  const authoringScope = `ScopeId_BBBBBBBB-0000-4000-8000-0000000${code.charCodeAt(0)}${code.charCodeAt(1)}1`;
  const info: SiteInfo = { code, name: `Site ${code}`, kind: 'primary', reportsTo: null, authoringScope };
  const objects = new Map(held.map((object) => [refKey(object), object]));
  const registry = new Map<string, RegistryEntry>();
  const unresolved: UnresolvedReference[] = [];
  let next = nextNumber;
  let plans = 0;

  const plan: MemorySite['plan'] = (archive, policy = {}, rest = {}) => {
    const known = importPolicySchema.parse(policy);
    const entries = [...registry.values()].filter((entry) => entry.authoringScope === archive.authoringScope);
    const site = { info, heads: [...objects.values()], registry: entries, nextNumber: next };
    const candidates = new Map(
      candidatesToLoad({ archive, site, policy: known }).flatMap((ref) => {
        const object = objects.get(refKey(ref));
        return object ? [[refKey(ref), object] as const] : [];
      }),
    );
    return planImport({
      id: `00000000-0000-4000-8000-${String(++plans).padStart(12, '0')}`,
      time: '2024-05-06T07:08:09.000Z',
      archive,
      site,
      sites: [info],
      candidates,
      folder: '/',
      contents: [],
      content: true,
      contentTo: null,
      policy: known,
      checksumsSha256: null,
      hash: exampleHash,
      ...rest,
    });
  };

  const apply: MemorySite['apply'] = (made, archive) => {
    if (!canApply(made)) throw new Error(made.blockers.map(({ message }) => message).join('\n'));
    const sources = new Map(archive.objects.map((object) => [refKey(object), object]));
    for (const row of made.objects) {
      const source = sources.get(refKey({ class: row.class, id: row.sourceId }));
      if (row.action === 'ignore' || !source) continue;
      const existing = objects.get(refKey({ class: row.class, id: row.targetId })) ?? null;
      const done = importedObject(row, source, made, existing, info);
      objects.set(refKey(done.object), done.object);
      unresolved.push(...done.unresolved);
    }
    for (const entry of registryEntries(made)) {
      registry.set([entry.authoringScope, refKey({ class: entry.class, id: entry.sourceId })].join('\n'), entry);
    }
    next = made.numbers.to;
  };

  return {
    info,
    objects,
    unresolved,
    registry: () => [...registry.values()],
    plan,
    apply,
    import(archive, policy, rest) {
      const made = plan(archive, policy, rest);
      apply(made, archive);
      return made;
    },
    get: (className, id) => objects.get(refKey({ class: className, id })),
  };
}

/** Facts of content that lies beside an archive: one file of 10 bytes for each content, hashed to `digest`. */
export function contentFacts(archive: Archive, digest: string | null = 'd1'): ContentFact[] {
  return archive.objects.flatMap((object) =>
    kindFor(object)
      .contents(object.instance)
      .map(({ key }) => ({
        object: { class: object.class, id: object.id },
        key,
        files: 1,
        bytes: 10,
        digest,
        folder: `/exports/example_files/${object.name}`,
        path: `\\\\files.contoso.com\\import\\${object.name}`,
      })),
  );
}
