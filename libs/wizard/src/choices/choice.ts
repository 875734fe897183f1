import type { Decision } from '../decisions/decision.js';

/** Makes decisions when it is called, since thousands of rows may be asked for their choices. */
type MakeDecisions = () => readonly Decision[];

/** One thing that can be decided about a row or about several. */
export type Choice = {
  /** Names the choice among those of its rows: for forms. */
  readonly value: string;
  readonly label: string;
  /** What is said beside it: that it is the default, how many rows offer it. */
  readonly note: string;
  /** Whether the plan does this now. */
  readonly current: boolean;
  /** Makes what choosing it decides; `search`: an object of the site is looked for first. */
  readonly then: { readonly decide: MakeDecisions } | { readonly search: true };
};

/** The decisions of the choice that a form names; none when no choice has that name. */
export function decisionsOf(choices: readonly Choice[], value: string): readonly Decision[] {
  const choice = choices.find((one) => one.value === value);
  return choice === undefined || 'search' in choice.then ? [] : choice.then.decide();
}

/** The name of what the plan does now; '' while it is not decided. */
export function currentValue(choices: readonly Choice[]): string {
  return choices.find(({ current }) => current)?.value ?? '';
}

/** The choice that takes back what was decided. */
export const defaultValue = 'default';
/** What it is called. */
export const defaultLabel = 'Back to the default';
