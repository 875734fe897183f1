import type { ImportRow } from '@tsferry/domain';
import type { ContentRow as RowOf } from '@tsferry/wizard';

/** A row of an import plan. */
export type ContentRow = RowOf<ImportRow>;
