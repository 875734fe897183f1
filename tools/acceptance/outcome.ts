/** What a scenario left behind, without what every run makes anew: times, ids of plans, and the folder it ran in. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ArchivedObject } from '@tsferry/domain';
import { openArchive } from '@tsferry/io';
import { readSite } from './read-site.js';
import { choices, type ScenarioPlace } from './scenario.js';

/** The archive and production, as data that can be compared. */
export async function outcomeOf(place: ScenarioPlace): Promise<unknown> {
  const zip = join(place.folder, choices.archive);
  const { comment, authoringScope, objects, usmtPackageId, flavour } = await openArchive(zip);
  const site = await readSite(place.home, 'PRD', [authoringScope]);
  const outcome = {
    archive: { comment, flavour, usmtPackageId, objects },
    files: filesOf(zip.replace(/\.zip$/, '_files')),
    site,
  };
  const text = withoutTimes(JSON.stringify(outcome)).replaceAll(place.folder, '<folder>');
  return JSON.parse(objects.reduce(withoutGuids, text), withoutStamp);
}

/** Every content file with its hash. The checksum file is left out: the hash of the zip is in it. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${relative(folder, path)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .sort();
}

/** The GUIDs that an export makes for contents, by what they are for. */
function withoutGuids(text: string, { id, contents }: ArchivedObject): string {
  return contents.reduce((next, { uniqueId, key }) => next.replaceAll(uniqueId, `<content ${key} of ${id}>`), text);
}

/** A site stamps what it changes with a GUID of the change. */
function withoutStamp(_: string, value: unknown): unknown {
  const isStamp = typeof value === 'object' && (value as { name?: unknown } | null)?.name === 'SedoObjectVersion';
  return isStamp ? '<stamp>' : value;
}

/** WMI writes `20260102030405.000000+000`, everything else ISO 8601. */
function withoutTimes(text: string): string {
  return text
    .replace(/\d{14}\.\d{6}(?:[+-]\d{3}|\*{3})/g, '<time>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>');
}
