/** What the pages of the export wizard hand on: the address keeps it, so that a reload and the way back lose nothing. */

import type { ExportTarget } from '@tsferry/contract';

/** Reads the target out of a form or an address. */
export function readTarget(fields: URLSearchParams): ExportTarget {
  return { name: fields.get('name') ?? '', overwrite: fields.get('overwrite') === '1' };
}

/** The input of an export plan out of the General page's form. */
export function readExportInput(fields: URLSearchParams) {
  return {
    site: fields.get('site') ?? '',
    roots: fields.getAll('root'),
    dependencies: fields.get('dependencies') === '1',
    content: fields.get('content') === '1',
    comment: (fields.get('comment') ?? '').replaceAll('\r\n', '\n'),
    suspected: (['redact', 'fail'] as const).find((one) => one === fields.get('suspected')) ?? ('warn' as const),
  };
}
