import { count, formatBytes } from '../words/index.js';

type Given = {
  readonly objects: readonly unknown[];
  readonly content: { readonly files: number; readonly bytes: number };
};

/** How much content an export has: `12 content files with 3.4 MiB`. */
export function contentText({ content: { files, bytes } }: Pick<Given, 'content'>): string {
  return files === 0 ? 'no content' : `${count(files, 'content file')} with ${formatBytes(bytes)}`;
}

/** What an export comes to, in one sentence. */
export function exportTotalsText(answer: Given): string {
  return `In all: ${count(answer.objects.length, 'object')}, ${contentText(answer)}.`;
}
