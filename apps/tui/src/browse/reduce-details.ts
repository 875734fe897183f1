/** Keys in the lower part of the browser. */
import { currentRow, reduceList } from '../screen/list.js';
import { reduceScroll } from '../screen/scroll.js';
import type { Change, Input } from '../screen/screen.js';
import { awaited, currentNode, reduceTree } from '../screen/tree.js';
import { shownLines } from '../print/shown-object.js';
import { childOf, partsOf, type Details } from './details.js';
import type { Effect, State } from './state.js';

type Next = Change<State, Effect>;
type Jump = (state: State, id: string) => Next | null;

/** Answers a key; `jump` goes to another object. */
export function reduceDetails(state: State, input: Extract<Input, { kind: 'intent' }>, jump: Jump): Next {
  const { details } = state;
  if (input.intent === 'back') return goBack(state, jump);
  if (!details) return [state];
  if (input.intent === 'details') {
    const part = nextPart(details);
    return [{ ...state, part, details: { ...details, part } }];
  }
  if (input.intent === 'accept') {
    const target = targetOf(details);
    if (target !== null) return follow(state, details, target, jump);
  }
  const next = moved(details, input);
  const waiting = next.steps && next.steps !== details.steps ? awaited(next.steps) : null;
  if (waiting === null || !state.spot) return [{ ...state, details: next }];
  const child = { kind: 'show-child', place: state.spot.place, of: details.answer.object.id, node: waiting } as const;
  return [{ ...state, details: next }, [{ ...child, id: childOf(waiting) }]];
}

function nextPart(details: Details): Details['part'] {
  const parts = partsOf(details);
  return parts[(parts.indexOf(details.part) + 1) % parts.length]!;
}

function moved(details: Details, input: Extract<Input, { kind: 'intent' }>): Details {
  const { part, steps, needs, neededBy, top } = details;
  switch (part) {
    case 'steps':
      return { ...details, steps: steps && reduceTree(steps, input) };
    case 'needs':
      return { ...details, needs: reduceList(needs, input) };
    case 'neededBy':
      return { ...details, neededBy: reduceList(neededBy, input) };
    case 'everything':
      return { ...details, top: reduceScroll(top, input, shownLines(details.answer, input.area).length) };
  }
}

/** The object that Enter goes to. */
function targetOf({ part, needs, neededBy, steps }: Details): string | null {
  if (part === 'needs') return currentRow(needs)?.id ?? null;
  if (part === 'neededBy') return currentRow(neededBy)?.id ?? null;
  const node = part === 'steps' && steps ? currentNode(steps) : undefined;
  return node?.id.includes(':') && node.children !== 'later' && node.children.length === 0 ? childOf(node.id) : null;
}

function follow(state: State, details: Details, target: string, jump: Jump): Next {
  const from = details.answer.object.id;
  return jump({ ...state, trail: [...state.trail, from] }, target) ?? [{ ...state, news: `${target} is not here.` }];
}

/** Back to where it was jumped from, or to the list. */
function goBack(state: State, jump: Jump): Next {
  const from = state.trail.at(-1);
  const back = from === undefined ? null : jump({ ...state, trail: state.trail.slice(0, -1) }, from);
  return back ?? [{ ...state, focus: 'objects' }];
}
