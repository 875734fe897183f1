/** One of a few. */
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
