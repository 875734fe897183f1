import type { ReactNode } from 'react';
import type { Area } from '../screen/area.js';
import type { Intent } from '../screen/keys.js';
import type { Change, Input } from '../screen/screen.js';

/** One page of a wizard, or a question above it, over the state of the whole wizard. */
export type Page<State, Effect> = {
  /** What can be done now, in the order of the key line. */
  keys(state: State): readonly Intent[];
  /** Whether what is typed is text. */
  typing(state: State): boolean;
  reduce(state: State, input: Input): Change<State, Effect>;
  /** Components of Ink, in at most the height of the area. */
  draw(state: State, area: Area): ReactNode;
};
