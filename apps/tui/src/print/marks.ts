import { markSigns, type Mark } from '@tsferry/wizard';
import { styled, type Span, type Style } from '../terminal/line.js';

/** How each mark looks where there is colour. */
const styles: Readonly<Record<Mark, Style>> = {
  create: 'good',
  ignore: 'faint',
  overwrite: 'change',
  'add-revision': 'change',
  waiting: 'bad',
  missing: 'faint',
  link: 'faint',
};

/** The sign of what happens to a row. */
export function markSpan(mark: Mark): Span {
  return styled(styles[mark], markSigns[mark]);
}
