import type { Engine } from '@tsferry/engine';
import { toAppError } from '@tsferry/domain/error';
import type { Area } from '../screen/area.js';
import type { Intent } from '../screen/keys.js';
import type { Change, Failed, Input, Tools } from '../screen/screen.js';

/** The body of a terminal of 80 columns and 24 rows. */
const bodyOf80: Area = { width: 80, height: 18, color: false, reader: false };

/** A key, as a screen is told of it. */
export const key = (intent: Intent, area: Area = bodyOf80): Input => ({ kind: 'intent', intent, area });

/** A screen's functions, without a screen. */
type Machine<State, Event, Effect> = {
  reduce(state: State, event: Event | Input | Failed<Effect>): Change<State, Effect>;
  perform(effect: Effect, tools: Tools<Event>): Promise<void>;
};

/** Does what a change asks for, and what follows from that, one after the other, until nothing is left to do. */
export async function settle<State, Event, Effect>(
  { reduce, perform }: Machine<State, Event, Effect>,
  [first, asked = []]: Change<State, Effect>,
  engine: Engine,
): Promise<State> {
  let state = first;
  const waiting = [...asked];
  for (let effect = waiting.shift(); effect !== undefined; effect = waiting.shift()) {
    const events: (Event | Failed<Effect>)[] = [];
    const tools = { engine, dispatch: (event: Event) => void events.push(event), run: () => ({}) };
    const failed = (error: unknown): Failed<Effect> => ({ kind: 'failed', effect: effect!, error: toAppError(error) });
    await perform(effect, { ...tools, cancel: nothing, open: nothing, close: nothing, quit: nothing }).catch((error) =>
      events.push(failed(error)),
    );
    for (const event of events) {
      const [next, more = []] = reduce(state, event);
      state = next;
      waiting.push(...more);
    }
  }
  return state;
}

const nothing = (): void => undefined;
