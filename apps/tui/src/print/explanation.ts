import type { Explanation } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { count, nameAndId, namesOf, stepText } from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import { cycleLines } from './findings.js';
import { tableSection } from './section.js';

type Hop = Explanation['path'][number];

/** The chain from a root to the object, a hop below the other. */
export function explanationLines(answer: Explanation, view: View): Line[] {
  const names = namesOf(answer.path);
  const { class: className, id, name } = answer.object;
  const absent =
    answer.path.length === 0
      ? paragraph(
          [styled('bad', `Not here: ${className === '' ? '' : `${labelOf(className)} `}${nameAndId(name, id)}`)],
          view,
          '',
        )
      : [];
  const alone = answer.path.length === 1 ? ['', 'Nothing needs it: it is a root.'] : [];
  return [
    ...absent,
    ...answer.path.flatMap((hop, at) => hopLines(hop, at, view)),
    ...alone,
    ...userLines(answer, view),
    ...cycleLines(answer.cycles, names, view),
  ];
}

/** Places that are listed; the rest are counted. */
const mostUsers = 50;

/** Every place that names it; of one that is a root there is none. */
function userLines({ namedBy }: Explanation, view: View): Line[] {
  const rest = namedBy.length - mostUsers;
  return [
    ...tableSection(
      `Named in (${count(namedBy.length, 'place')})`,
      namedBy
        .slice(0, mostUsers)
        .map(({ id, name, property, step }) => [id, name, step === null ? '' : stepText(step), property]),
      view,
    ),
    ...(rest > 0 ? [`  and ${rest} more; --json lists every one`] : []),
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
