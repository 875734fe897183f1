import { count, formatBytes } from '@tsferry/wizard/words';
import { announce } from './announce.js';
import { filesOf, readDropped } from './dropped.js';
import { visit } from './navigate.js';
import { percent, progressText, type Sample } from './progress-text.js';
import { addFiles, type ChosenArchive, type ChosenFile } from './sort-files.js';
import { upload } from './upload.js';

/** Why an upload was stopped: not because its view went, after which it can be resumed. */
const byPerson = 'cancelled by the person';

/** The upload part of the import wizard: what was chosen, and how far it is. */
export function offerUpload(section: HTMLElement, signal: AbortSignal): void {
  const find = <Found extends HTMLElement>(selector: string): Found => section.querySelector<Found>(selector)!;
  const [zip, folder] = [find<HTMLInputElement>('#upload-zip'), find<HTMLInputElement>('#upload-folder')];
  const [start, cancel] = [find<HTMLButtonElement>('[data-start]'), find<HTMLButtonElement>('[data-cancel]')];
  const [chosen, failure, progress] = ['[data-chosen]', '[data-failure]', '[data-progress]'].map((one) => find(one));
  const drop = find('[data-drop]');
  let archive: ChosenArchive<File> = { zip: null, content: [] };
  let running: AbortController | null = null;
  let busy = false;

  const choose = (files: readonly ChosenFile<File>[]): void => {
    // What goes on is that of the archive that is shown.
    if (busy) return;
    archive = addFiles(archive, files);
    failure!.textContent = '';
    const bytes = [...(archive.zip ? [archive.zip] : []), ...archive.content].reduce(
      (sum, { file }) => sum + file.size,
      0,
    );
    chosen!.textContent = archive.zip
      ? `${archive.zip.path}, ${count(archive.content.length, 'content file')}, ${formatBytes(bytes)}`
      : `${count(archive.content.length, 'content file')}, and no zip yet`;
    start.disabled = archive.zip === null;
  };
  const chooseInputs = (): void => choose([...filesOf(zip), ...filesOf(folder)]);
  const chooseDropped = async (data: DataTransfer): Promise<void> => {
    // What the inputs named is no longer all that is chosen.
    for (const input of [zip, folder]) input.value = '';
    try {
      choose(await readDropped(data));
    } catch (error) {
      failure!.textContent = `What was dropped cannot be read: ${String(error)}`;
    }
  };
  const begin = async (): Promise<void> => {
    running = new AbortController();
    failure!.textContent = '';
    show(true);
    try {
      const id = await run(archive, running.signal, progress!);
      await visit(
        `/?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), archive: id })}`,
        'replace',
      );
    } catch (error) {
      if (running.signal.reason === byPerson) await forget(archive);
      else if (!running.signal.aborted) failure!.textContent = error instanceof Error ? error.message : String(error);
      show(false);
    }
  };
  const show = (goesOn: boolean): void => {
    busy = goesOn;
    progress!.hidden = !busy;
    cancel.hidden = !busy;
    for (const control of [start, zip, folder]) control.disabled = busy;
    if (busy) cancel.focus();
    else start.focus();
  };

  for (const input of [zip, folder]) input.addEventListener('change', chooseInputs, { signal });
  start.addEventListener('click', () => void begin(), { signal });
  cancel.addEventListener(
    'click',
    () => {
      running?.abort(byPerson);
      announce('The upload was cancelled.');
    },
    { signal },
  );
  for (const name of ['dragover', 'dragleave', 'drop'] as const) {
    drop.addEventListener(
      name,
      (event) => {
        event.preventDefault();
        drop.classList.toggle('over', name === 'dragover' && !busy);
        if (name === 'drop' && event.dataTransfer) void chooseDropped(event.dataTransfer);
      },
      { signal },
    );
  }
  signal.addEventListener('abort', () => running?.abort());
}

/** Uploads, and keeps the id until it is done, so that choosing the same files again goes on where it was. */
async function run(archive: ChosenArchive<File>, signal: AbortSignal, progress: HTMLElement): Promise<string> {
  const [bar, amount] = [progress.querySelector('progress')!, progress.querySelector('[data-amount]')!];
  const key = keyOf(archive);
  let first: Sample | null = null;
  const id = await upload({
    archive,
    resume: localStorage.getItem(key),
    signal,
    onStart: (begun) => localStorage.setItem(key, begun),
    onWait: (ms) => (amount.textContent = `The server does not answer; trying again in ${ms / 1000} s.`),
    onProgress: (bytes, total) => {
      const now = { bytes, total, time: performance.now() };
      first ??= now;
      if (Math.floor(percent(now) / 10) > Math.floor(bar.value / 10)) announce(`Uploaded ${percent(now)} per cent`);
      bar.value = percent(now);
      amount.textContent = progressText(first, now);
    },
  });
  localStorage.removeItem(key);
  return id;
}

/** Takes back what was uploaded. The server may still be at the piece that was broken off. */
async function forget(archive: ChosenArchive<File>): Promise<void> {
  const id = localStorage.getItem(keyOf(archive));
  localStorage.removeItem(keyOf(archive));
  if (id === null) return;
  for (let attempt = 0; attempt < 10; attempt++) {
    const { status } = await fetch(`/v1/uploads/${id}`, { method: 'DELETE' });
    if (status !== 409) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const keyOf = ({ zip, content }: ChosenArchive<File>): string =>
  [
    'upload',
    zip!.path,
    zip!.file.size,
    zip!.file.lastModified,
    content.length,
    content.reduce((sum, { file }) => sum + file.size, 0),
  ].join(':');
