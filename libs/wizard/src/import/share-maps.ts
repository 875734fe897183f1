import { AppError, type ShareMap } from '@tsferry/domain';

/** `\\server\share`, `\\server\share\dir`, `D:\` or `D:\dir`, with either separator; neither part before `=` can hold one. */
const pattern = /^((?:[\\/]{2}[^\\/=]+[\\/][^=]+|[a-z]:(?:[\\/][^=]*)?))=(.+)$/is;

/** Reads texts such as `\\server\share=/mnt/share`. Throws USAGE. */
export function parseShareMaps(texts: readonly string[] = []): ShareMap[] {
  return texts.map((text) => {
    const [, unc = '', folder = ''] = pattern.exec(text.trim()) ?? [];
    if (unc !== '' && folder.trim() !== '') return { unc: unc.trim(), folder: folder.trim() };
    throw new AppError('USAGE', `"${text}" is not of the form \\\\server\\share=folder.`, {
      hint: 'Write a share or a drive, "=", and the folder of this machine that it is.',
      details: { value: text },
      next: [{ do: 'map-share', share: '\\\\server\\share' }],
    });
  });
}
