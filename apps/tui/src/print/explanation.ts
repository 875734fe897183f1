import type { Explanation } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { nameAndId, namesOf, stepText } from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import { cycleLines } from './findings.js';

type Hop = Explanation['path'][number];

/** The chain from a root to the object, a hop below the other. */
export function explanationLines(answer: Explanation, view: View): Line[] {
  const names = namesOf(answer.path);
  const alone = answer.path.length === 1 ? ['', 'Nothing needs it: it is a root.'] : [];
  return [
    ...answer.path.flatMap((hop, at) => hopLines(hop, at, view)),
    ...alone,
    ...cycleLines(answer.cycles, names, view),
  ];
}

function hopLines(hop: Hop, depth: number, view: View): Line[] {
  const indent = '   '.repeat(depth);
  const name = paragraph(`${labelOf(hop.class)} ${nameAndId(hop.name, hop.id)}`, view, indent);
  if (hop.via === null) return name;
  const arrow = `${'   '.repeat(depth - 1)}└─ `;
  return [...paragraph([styled('faint', viaText(hop.via))], view, arrow), ...name];
}

function viaText({ property, step }: NonNullable<Hop['via']>): string {
  return step === null ? `needs, in ${property}` : `needs, in step ${stepText(step)}, ${property}`;
}
