/** @module How a job ended whose server was killed: what it left is undone first, and what it had finished is found. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@tsferry/domain/error';
import type { FileWork } from '@tsferry/engine';
import type { Logger } from 'pino';
import { recordExport, type ArchiveRecording } from '../archives/record-export.js';
import type { Tidy } from '../archives/tidy.js';
import type { JobData, JobRecord } from './job.js';

/** What is said of a job whose server is no more, and the ids that came up. */
type End = { readonly error: AppError; readonly links: JobData['links'] };

/** Undoes what a job left, and finds how it ended. */
export type FindEnd = (record: JobRecord) => Promise<End>;

type Parts = ArchiveRecording & { readonly tidy: Tidy; readonly log: Logger };

/** Makes it for a server. */
export function createFindEnd(parts: Parts, files: Pick<FileWork, 'wasImported'>): FindEnd {
  const ends: Readonly<Record<JobData['kind'], FindEnd>> = {
    verify: () => Promise.resolve(ended('Nothing was changed.', again)),

    async export({ owner, data: { site, writes, started } }) {
      if (site === null || writes === null) return ended(undone, again);
      await parts.tidy.exportsOf(site);
      // What was published before the job began is another export.
      const zip = await stat(join(parts.settings.exports, site, writes)).catch(() => null);
      if (!zip || zip.ctimeMs < Date.parse(started ?? '')) return ended(undone, again);
      const archive = await recordExport(parts, { owner, site, name: writes });
      return ended('The export is complete: its archive is in the list.', 'Verify the archive.', { archive });
    },

    async import({ data: { site, links } }) {
      await parts.tidy.shares();
      const isThere = site !== null && links.plan !== undefined && (await files.wasImported(site, links.plan));
      return isThere ? ended('The import is complete.', 'Look at the site.') : ended(undone, again);
    },
  };
  return (record) =>
    ends[record.data.kind](record).catch((err: unknown) => {
      parts.log.error({ err, job: record.id }, 'what a killed server left cannot be undone');
      return ended('What it left is not undone yet.', 'The next start of the server undoes it. Then start it again.');
    });
}

const undone = 'What it had not finished was undone.';
const again = 'Start it again.';

function ended(what: string, hint: string, links: JobData['links'] = {}): End {
  return { error: new AppError('INTERRUPTED', `The server ended before the job did. ${what}`, { hint }), links };
}
