/** One of a few, and yes or no. */
import { styled, type Line, type Span } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import type { Area } from './area.js';
import type { Input } from './screen.js';

/** A thing that can be chosen. `note` says what it means. */
export type Option<Value extends string> = { readonly value: Value; readonly label: string; readonly note?: string };

/** A choice: the cursor is at what is chosen. */
export type Choice<Value extends string> = { readonly options: readonly Option<Value>[]; readonly at: number };

/** Makes a choice; the first option when the value is none of them. */
export function createChoice<Value extends string>(options: readonly Option<Value>[], value?: Value): Choice<Value> {
  return {
    options,
    at: Math.max(
      0,
      options.findIndex((one) => one.value === value),
    ),
  };
}

/** What is chosen. */
export function chosen<Value extends string>({ options, at }: Choice<Value>): Value {
  return options[at]!.value;
}

/** Answers what a person did. */
export function reduceChoice<Value extends string>(choice: Choice<Value>, input: Input): Choice<Value> {
  if (input.kind !== 'intent') return choice;
  const count = choice.options.length;
  switch (input.intent) {
    case 'up':
    case 'left':
      return { ...choice, at: Math.max(0, choice.at - 1) };
    case 'down':
    case 'right':
      return { ...choice, at: Math.min(count - 1, choice.at + 1) };
    case 'toggle':
      return { ...choice, at: (choice.at + 1) % count };
    default:
      return choice;
  }
}

/** A line an option, its note below it where it is chosen. */
export function drawChoice<Value extends string>({ options, at }: Choice<Value>, area: Area, focused: boolean): Line[] {
  return options.flatMap(({ label, note }, index): Line[] => {
    const here = index === at;
    const text = area.reader ? `${label}${here ? ' (chosen)' : ''}` : `${here ? '(•)' : '( )'} ${label}`;
    const line: Span = here && focused ? styled('cursor', text) : text;
    return [[line], ...(here && note !== undefined ? paragraph([styled('faint', note)], area, '    ') : [])];
  });
}

/** A box to tick. */
export function drawCheck(label: string, on: boolean, area: Area, focused: boolean): Line {
  const text = area.reader ? `${label}: ${on ? 'yes' : 'no'}` : `${on ? '[x]' : '[ ]'} ${label}`;
  return [focused ? styled('cursor', text) : text];
}
