/**
 * Runs screens: keeps their states, gives them what a person does, starts their effects, and ends when the last one is
 * closed. It knows neither Ink nor a terminal; whoever shows it subscribes.
 */
import { AppError, toAppError } from '@tsferry/domain/error';
import type { UseCases } from '@tsferry/engine';
import type { Pressed } from './decode-keys.js';
import { intentOf, isAlways } from './keys.js';
import type { Shown } from './shown.js';
import { createRuns, type Runs } from './runs.js';
import type { AnyScreen, Input, Tools } from './screen.js';
import { bodyArea, type Area, type Size } from './area.js';
import type { Look } from './look.js';

/** Screens that run. */
export type Host = {
  /** Takes what was pressed, key by key: each finds the state that the one before left. */
  press(keys: readonly Pressed[]): void;
  shown(): Shown;
  /** Calls after every change, once for all that happened at once. Returns how to stop that. */
  subscribe(changed: () => void): () => void;
  /** Another size of the terminal. */
  resize(size: Size): void;
  /** Ends: work is cancelled, and waited for. With an error, `done` rejects with it. */
  end(error?: unknown): void;
  /** Settles when nothing runs any more, with what the last screen answered when it was closed. */
  readonly done: Promise<unknown>;
};

type Layer = {
  readonly screen: AnyScreen;
  readonly runs: Runs;
  readonly tools: Omit<Tools<unknown>, 'run' | 'cancel'>;
  state: unknown;
};

/** Starts with one screen. */
export function createHost(screen: AnyScreen, engine: UseCases, look: Look, firstSize: Size): Host {
  const layers: Layer[] = [];
  const listeners = new Set<() => void>();
  const working = new Set<Promise<void>>();
  const { promise: done, resolve, reject } = deferred<unknown>();
  let size = firstSize;
  let help = false;
  let ending = false;
  let telling = false;

  const changed = (): void => {
    if (telling) return;
    telling = true;
    // After everything that came in at once.
    setImmediate(() => {
      telling = false;
      for (const tell of [...listeners]) tell();
    });
  };

  const settle = (answer: () => void): void => {
    if (ending) return;
    ending = true;
    for (const { runs } of layers) runs.cancelAll();
    void Promise.allSettled(working).then(answer);
    changed();
  };
  const end = (error?: unknown): void => settle(() => (error === undefined ? resolve(undefined) : reject(error)));

  /** An error in a screen itself ends everything: its state cannot be trusted any more. */
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      end(error);
    }
  };

  const change = (layer: Layer, event: unknown): void => {
    if (ending || !layers.includes(layer)) return;
    guarded(() => {
      const [state, effects = []] = layer.screen.reduce(layer.state, event);
      layer.state = state;
      start(layer, effects);
      changed();
    });
  };

  const start = (layer: Layer, effects: readonly unknown[]): void => {
    for (const effect of effects) {
      const { run, cancel, isReplaced } = layer.runs.forEffect();
      const work: Promise<void> = layer.screen
        .perform(effect, { ...layer.tools, run, cancel })
        .catch((error: unknown) => {
          if (!isReplaced()) change(layer, { kind: 'failed', effect, error: toAppError(error) });
        })
        .finally(() => working.delete(work));
      working.add(work);
    }
  };

  const open = (next: AnyScreen): void => {
    const runs = createRuns();
    const [state, effects = []] = next.start;
    const layer: Layer = {
      screen: next,
      state,
      runs,
      tools: {
        engine,
        dispatch: (event) => change(layer, event),
        open,
        close: (result) => close(layer, result),
        quit: () => end(),
      },
    };
    layers.push(layer);
    guarded(() => start(layer, effects));
    changed();
  };

  const close = (layer: Layer, result: unknown): void => {
    const at = layers.indexOf(layer);
    if (at < 0) return;
    if (layers.length === 1) return settle(() => resolve(result));
    layer.runs.cancelAll();
    layers.splice(at, 1);
    const below = layers.at(-1);
    if (below) change(below, { kind: 'resumed', result });
    changed();
  };

  const press = (key: Pressed): void => {
    const layer = layers.at(-1);
    if (!layer) return;
    const keys = layer.screen.keys(layer.state);
    const typing = layer.screen.typing(layer.state);
    const input = inputOf(key, typing, bodyArea(look, size));
    if (input?.kind === 'intent' && input.intent === 'cancel' && !keys.includes('cancel')) {
      return end(new AppError('CANCELLED', 'Left with Ctrl-C.'));
    }
    const wasHelp = help;
    help = !wasHelp && input?.kind === 'intent' && input.intent === 'help';
    if (help || wasHelp) return changed();
    if (input && (input.kind === 'text' || isAlways(input.intent) || keys.includes(input.intent))) change(layer, input);
  };

  open(screen);
  return {
    press: (keys) => guarded(() => keys.forEach(press)),
    shown() {
      const { screen: top, state } = layers.at(-1)!;
      return { draw: (area) => top.draw(state, area), keys: top.keys(state), typing: top.typing(state), help, ending };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    resize(next) {
      size = next;
      changed();
    },
    end,
    done,
  };
}

/** What a key means now; null when it means nothing. Pasted text is text or nothing, never keys. */
function inputOf(key: Pressed, typing: boolean, area: Area): Input | null {
  if (typing && key.text !== null) return { kind: 'text', text: key.text };
  if (key.kind === 'paste') return null;
  const intent = intentOf(key.name);
  return intent === null ? null : { kind: 'intent', intent, area };
}

function deferred<Value>(): {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
  reject: (error: unknown) => void;
} {
  let [resolve, reject]: [(value: Value) => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const promise = new Promise<Value>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
