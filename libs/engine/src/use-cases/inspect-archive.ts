import {
  closure,
  findCycles,
  findObjectSuspects,
  roots,
  toGraphObject,
  withoutPolicySecrets,
  type Archive,
  type ArchivedObject,
  type Run,
} from '@tsferry/domain';
import type { Inspection } from '@tsferry/domain/shapes';
import { bytesOf, findContent, hashContent, type ArchiveContent, type FoundContent } from '../archive-content.js';
import { findingsOf } from '../findings.js';
import type { Ports } from '../ports.js';
import { answerReferences, indexReferenced } from '../references.js';

/** Content up to this many bytes is compared with its checksums when an archive is looked at; more is for `verify`. */
const hashedAtOnce = 256 * 1024 * 1024;

type ChecksumState = Inspection['archive']['checksums'];

/** What an archive holds, with no site. Throws what opening it throws; missing content is an answer, not an error. */
export async function inspectArchive(ports: Ports, { file }: { file: string }, run: Run): Promise<Inspection> {
  const archive = await ports.archives.open(file);
  const content = await findContent(ports, archive, run);
  // All that is asked of one object at once: its documents are read once then.
  const read = archive.objects.map((object) => ({
    // In this order: the graph takes the references that were found with the rest.
    findings: findingsOf([object]),
    graph: toGraphObject(object),
    suspected: findObjectSuspects(object),
  }));
  const graph = read.map((object) => object.graph);
  const find = indexReferenced(archive.objects);
  const contents = indexContents(content.found);
  return {
    archive: describeArchive(archive, await checksumState(ports, content, run)),
    roots: roots(graph).map(({ id }) => id),
    objects: archive.objects.map((object, at) => ({
      class: object.class,
      id: object.id,
      name: object.name,
      content: summarise(contents.get(object) ?? [], content.filesFolder),
      references: answerReferences(graph[at]!, find),
    })),
    missing: closure(graph, graph).missing.map(({ kind: _, wantedBy, ...missing }) => ({
      ...missing,
      wantedBy: [...wantedBy],
    })),
    unresolved: read.flatMap(({ findings }) => findings.unresolved),
    reenter: read.flatMap(({ findings }) => findings.reenter),
    suspected: read.flatMap(({ suspected }) => suspected),
    cycles: findCycles(graph).map((cycle) => cycle.map(({ id }) => id)),
    warnings: [...archive.warnings],
  };
}

/** The archive itself, as every answer names it. */
export function describeArchive(archive: Archive, checksums: ChecksumState): Inspection['archive'] {
  const { path, flavour, authoringScope, comment } = archive;
  return { path, flavour, authoringScope, comment: withoutPolicySecrets(comment), checksums };
}

async function checksumState(ports: Ports, content: ArchiveContent, run: Run): Promise<ChecksumState> {
  if (content.checksums === null) return 'absent';
  if (content.differences.length > 0) return 'failed';
  if (bytesOf(content.files) > hashedAtOnce) return 'unchecked';
  const { differences } = await hashContent(ports, content, run);
  return differences.length > 0 ? 'failed' : 'ok';
}

function indexContents(found: readonly FoundContent[]): Map<ArchivedObject, FoundContent[]> {
  const contents = new Map<ArchivedObject, FoundContent[]>();
  for (const one of found) {
    const known = contents.get(one.object);
    if (known) known.push(one);
    else contents.set(one.object, [one]);
  }
  return contents;
}

/** All contents of an object as one: an application has one a deployment type. */
function summarise(contents: readonly FoundContent[], filesFolder: string): Inspection['objects'][number]['content'] {
  const [first] = contents;
  if (first === undefined) return null;
  const present = contents.every(({ files }) => files !== null);
  return {
    path: contents.length === 1 ? first.folder : filesFolder,
    present,
    bytes: present ? contents.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) : null,
  };
}
