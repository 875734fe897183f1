import { archiveFacts } from '../../print/inspection.js';
import type { Area } from '../../screen/area.js';
import { Lines } from '../../screen/Lines.js';
import { Styled } from '../../screen/Styled.js';
import { table } from '../../terminal/table.js';
import { ProblemText } from '../ProblemText.js';
import type { LookedInto } from './state.js';

type Props = { readonly archive: LookedInto; readonly area: Area };

/** What the archive says of itself, or why it cannot be read. */
export function ArchiveFacts({ archive: { problem, inspection }, area }: Props) {
  if (problem !== null) return <ProblemText problem={problem} />;
  if (inspection === null) return <Styled as="faint">Looking into the archive …</Styled>;
  const { archive: facts, objects } = inspection;
  return <Lines lines={table([['Objects', String(objects.length)], ...archiveFacts(facts)], area, '')} />;
}
