/**
 * What a screen is: data and pure functions. `reduce` answers every event with the next state and with effects, which
 * are data too; `perform` is the one place that does something. What `draw` answers is components of Ink.
 */
import type { AppError } from '@tsferry/domain/error';
import type { Run } from '@tsferry/domain';
import type { UseCases } from '@tsferry/engine';
import type { ReactNode } from 'react';
import type { Line } from '../terminal/line.js';
import type { Area } from './area.js';
import type { Intent } from './keys.js';

/** What a person did. `area` is that of the body: a page up is as long as it is high. */
export type Input =
  | { readonly kind: 'intent'; readonly intent: Intent; readonly area: Area }
  /** Typed or pasted, while the screen takes text. May hold line feeds, never other control characters. */
  | { readonly kind: 'text'; readonly text: string };

/** An effect that failed. Not told of one that a newer run in its slot replaced. */
export type Failed<Effect> = { readonly kind: 'failed'; readonly effect: Effect; readonly error: AppError };

/** The screen above was closed, with what it answered. */
export type Resumed = { readonly kind: 'resumed'; readonly result: unknown };

/** The next state, and what to do. */
export type Change<State, Effect> = readonly [state: State, effects?: readonly Effect[]];

/** What a screen shows: the body is Ink's, in at most the height of the area; `status` is one line for news. */
export type Drawing = { readonly title: string; readonly body: ReactNode; readonly status?: Line };

/** What effects work with. */
export type Tools<Event> = {
  readonly engine: UseCases;
  dispatch(event: Event): void;
  /**
   * Cancellation for a call of the engine. A new run in a slot cancels the one before, whose failure is then not told;
   * closing the screen cancels all.
   */
  run(slot: string): Run;
  /** Cancels what runs in a slot; the effect fails with CANCELLED, and the screen is told. */
  cancel(slot: string): void;
  /** Puts another screen above this one. */
  open(screen: AnyScreen): void;
  /** Closes this screen; the last one ends the program. */
  close(result?: unknown): void;
  /** Ends the program. */
  quit(): void;
};

/** A screen. `Event` is what its own effects tell it. */
export type Screen<State, Event, Effect> = {
  readonly start: Change<State, Effect>;
  reduce(state: State, event: Event | Input | Failed<Effect> | Resumed): Change<State, Effect>;
  /** What can be done now, in the order of the key line. Nothing else is delivered, but moving and editing always is. */
  keys(state: State): readonly Intent[];
  /** Whether what is typed is text. Then only keys that are no text are intents. */
  typing(state: State): boolean;
  draw(state: State, area: Area): Drawing;
  perform(effect: Effect, tools: Tools<Event>): Promise<void>;
};

/** A screen of any state. */
export type AnyScreen = Screen<unknown, unknown, unknown>;

/** Fixes the types of a screen, and forgets them for whoever shows it. */
export function defineScreen<State, Event, Effect>(screen: Screen<State, Event, Effect>): AnyScreen {
  return screen as AnyScreen;
}
