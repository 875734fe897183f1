import type { Area } from './area.js';
import type { Intent } from './keys.js';
import type { Drawing } from './screen.js';

/** What is to be shown. */
export type Shown = {
  draw(area: Area): Drawing;
  readonly keys: readonly Intent[];
  readonly typing: boolean;
  /** Whether all keys are shown instead of the body. */
  readonly help: boolean;
  /** Whether it waits for work that was cancelled. */
  readonly ending: boolean;
};
