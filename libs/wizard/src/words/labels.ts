import { kindOf } from '@tsferry/domain';
import { show } from './show-text.js';

/** `SMS_Package` is `Package`. A class without a word of its own is named as it is, made safe to show. */
export function labelOf(className: string | null | undefined): string {
  return className ? show(kindOf(className).label) : 'unknown class';
}
