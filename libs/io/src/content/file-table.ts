import type { ListedFile, ListedFiles } from '@tsferry/domain';

/** Files in the order they were added, in two buffers instead of two objects for each. */
export type FileTable = ListedFiles & {
  add(file: ListedFile): void;
  /** The file at this index, made anew by each call. */
  at(index: number): ListedFile;
};

/** An empty table. */
export function createFileTable(): FileTable {
  let paths = Buffer.alloc(16 * 1024);
  let ends = new Float64Array(256);
  let sizes = new Float64Array(256);
  let length = 0;
  const endOf = (index: number): number => (index < 0 ? 0 : (ends[index] ?? 0));
  const at = (index: number): ListedFile => ({
    path: paths.toString('utf8', endOf(index - 1), endOf(index)),
    bytes: sizes[index] ?? 0,
  });
  return {
    get length() {
      return length;
    },
    add({ path, bytes }) {
      const start = endOf(length - 1);
      // No character takes more than three bytes of UTF-8 for each of its UTF-16 units.
      while (start + path.length * 3 > paths.length) paths = Buffer.concat([paths], paths.length * 2);
      if (length === sizes.length) [ends, sizes] = [doubled(ends), doubled(sizes)];
      ends[length] = start + paths.write(path, start);
      sizes[length] = bytes;
      length += 1;
    },
    at,
    slice: (start, end) => sliceOf(at, start, end),
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) yield at(index);
    },
  };
}

function sliceOf(at: FileTable['at'], start: number, end: number): ListedFiles {
  return {
    length: end - start,
    slice: (from, to) => sliceOf(at, start + from, start + to),
    *[Symbol.iterator]() {
      for (let index = start; index < end; index += 1) yield at(index);
    },
  };
}

function doubled(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
