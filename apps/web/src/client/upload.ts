import type { ChosenArchive } from './sort-files.js';

/** How much is sent at once, in bytes: small enough to show progress and to lose little. */
const pieceBytes = 8 * 1024 * 1024;

/** How long to wait before a lost connection is tried again, in milliseconds; the last one is repeated. */
const waits = [500, 1_000, 2_000, 5_000, 10_000];

type Upload = {
  readonly id: string;
  readonly state: string;
  readonly files: readonly { path: string; bytes: number }[];
};

export type UploadOptions = {
  readonly archive: ChosenArchive<Blob>;
  /** Id of an upload of the same files that was begun before. */
  readonly resume: string | null;
  readonly signal: AbortSignal;
  /** Called with the id as soon as there is one. */
  readonly onStart: (id: string) => void;
  readonly onProgress: (bytes: number, total: number) => void;
  /** Called when the server cannot be reached or is busy, with the wait in milliseconds. */
  readonly onWait: (ms: number) => void;
};

/** Refusals that pass: too many requests in a minute, another request at that file, a busy store. */
const passing: readonly string[] = ['TOO_MANY', 'UPLOAD_OFFSET', 'STORE_BUSY'];

/** An answer of the server that says no. */
class Refused extends Error {
  readonly code: string;
  readonly offset: number | null;
  constructor(problem: { code?: string; detail?: string; hint?: string; details?: { offset?: number } }) {
    super([problem.detail, problem.hint].filter((part) => part).join(' ') || 'The server refused it.');
    this.code = problem.code ?? '';
    this.offset = problem.details?.offset ?? null;
  }
}

/** Uploads the zip and its content in pieces; what the server has already is not sent again. Answers the archive's id. */
export async function upload(options: UploadOptions): Promise<string> {
  const { archive, signal, onProgress } = options;
  const files = [{ path: '', file: archive.zip!.file }, ...archive.content];
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  let state = await begin(options, total);
  options.onStart(state.id);
  let before = 0;
  for (const { path, file } of files) {
    let offset = state.files.find((one) => one.path === path)?.bytes ?? null;
    for (let attempt = 0; offset === null || offset < file.size; attempt++) {
      try {
        const at: number = offset ?? 0;
        offset = await sendPiece(state.id, path, file.slice(at, at + pieceBytes), at, signal);
        attempt = -1;
      } catch (error) {
        if (signal.aborted || (error instanceof Refused && !passing.includes(error.code))) throw error;
        if (error instanceof Refused && error.offset !== null) offset = error.offset;
        else {
          await wait(waits[Math.min(attempt, waits.length - 1)]!, options);
          state = await askAgain(state, signal);
          offset = state.files.find((one) => one.path === path)?.bytes ?? null;
        }
      }
      onProgress(before + (offset ?? 0), total);
    }
    before += file.size;
  }
  const body = JSON.stringify({ files: files.length });
  const headers = { 'Content-Type': 'application/json' };
  const { id } = await ask<{ id: string }>(`/v1/uploads/${state.id}/finish`, { method: 'POST', body, headers, signal });
  return id;
}

async function begin({ archive, resume, signal }: UploadOptions, bytes: number): Promise<Upload> {
  if (resume !== null) {
    const begun = await ask<Upload>(`/v1/uploads/${resume}`, { signal }).catch(() => null);
    if (begun?.state === 'open') return begun;
  }
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ name: archive.zip!.path, bytes });
  return ask<Upload>('/v1/uploads', { method: 'POST', body, headers, signal });
}

/** How far the upload is by what the server says; as far as was known while it cannot be reached. */
async function askAgain(state: Upload, signal: AbortSignal): Promise<Upload> {
  try {
    return await ask<Upload>(`/v1/uploads/${state.id}`, { signal });
  } catch (error) {
    if (error instanceof Refused && !passing.includes(error.code)) throw error;
    return state;
  }
}

/** Sends one piece; answers where the next one begins. */
async function sendPiece(id: string, path: string, piece: Blob, offset: number, signal: AbortSignal): Promise<number> {
  const url = path === '' ? `/v1/uploads/${id}/zip` : `/v1/uploads/${id}/files/${encodeURIComponent(path)}`;
  const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset) };
  const response = await fetch(url, { method: 'PATCH', body: piece, headers, signal });
  await requireOk(response);
  return Number(response.headers.get('upload-offset') ?? offset + piece.size);
}

async function ask<Answer>(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  await requireOk(response);
  return (await response.json()) as Answer;
}

async function requireOk(response: Response): Promise<void> {
  if (!response.ok)
    throw new Refused((await response.json().catch(() => ({}))) as ConstructorParameters<typeof Refused>[0]);
}

async function wait(ms: number, { signal, onWait }: UploadOptions): Promise<void> {
  onWait(ms);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Cancelled', 'AbortError'));
    });
  });
}
