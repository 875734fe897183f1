import type { JobSummary } from '@tsferry/contract';
import type { TestServer } from './start-server.js';

/** A server-sent event. */
export type ServerEvent = { readonly id: string; readonly data: string };

/** Reads the events of a job until the stream ends, or one is met that `enough` says. */
export async function readEvents(
  server: TestServer,
  job: string,
  last = 0,
  enough: (job: JobSummary) => boolean = () => false,
): Promise<ServerEvent[]> {
  const stop = new AbortController();
  const headers = new Headers(last === 0 ? [] : [['Last-Event-ID', String(last)]]);
  const answer = await server.call(`/v1/jobs/${job}/events`, { headers, signal: stop.signal });
  const events: ServerEvent[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of answer.body ?? []) {
    const parts = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
    rest = parts.pop()!;
    for (const part of parts) {
      const [, data] = /^data: (.*)$/m.exec(part) ?? [];
      const [, id] = /^id: (.*)$/m.exec(part) ?? [];
      if (data !== undefined && id !== undefined) events.push({ id, data });
    }
    const [newest] = events.slice(-1);
    if (newest && enough(JSON.parse(newest.data) as JobSummary)) break;
  }
  stop.abort();
  return events;
}
