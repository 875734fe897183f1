import type { SiteAnswer } from '@tsferry/domain/shapes';

/** What a kind of site is called. */
export const siteKinds: Readonly<Record<SiteAnswer['kind'], string>> = {
  primary: 'primary site',
  central: 'central administration site',
};

/** What the state of a job is called. */
export const jobStates = {
  queued: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
} as const;

/** What a kind of job is called. */
export const jobKinds = { export: 'Export', import: 'Import', verify: 'Verify' } as const;

/** Where a server has an archive from. */
export const archiveOrigins = { upload: 'uploaded', export: 'exported here', folder: 'on the server' } as const;

/** The text as the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
