import type { Intent } from '../screen/keys.js';
import { defineScreen, type AnyScreen } from '../screen/screen.js';
import { BrowserBody } from './BrowserBody.js';
import { perform } from './effects.js';
import { placeKind, placeName } from './place.js';
import { reduce, start } from './reduce.js';
import type { Effect, Event, State } from './state.js';
import { statusOf } from './status.js';

/** The browser: sites and archives, what they hold, and from here into the wizards. */
export function browser(): AnyScreen {
  return defineScreen<State, Event, Effect>({
    start,
    reduce,
    keys,
    typing: ({ opening, list }) => opening !== null || list.filtering,
    draw: (state, area) => ({
      title: state.spot ? `tsferry  ${placeName(state.spot.place)}, ${placeKind(state.spot.place)}` : 'tsferry',
      body: <BrowserBody state={state} area={area} />,
      status: statusOf(state),
    }),
    perform,
  });
}

const atEnd: readonly Intent[] = ['open', 'quit'];

/** What can be done now. */
function keys(state: State): readonly Intent[] {
  if (state.opening) return ['accept', 'focus-next', 'back'];
  if (!state.places?.length) return atEnd;
  if (state.list.filtering) return ['accept', 'back'];
  const { focus, spot } = state;
  const wizards: readonly Intent[] = spot?.place.kind === 'site' ? ['export', 'import'] : ['import'];
  const sorting: readonly Intent[] = ['filter', 'find', 'sort', 'sort-back'];
  if (focus === 'places') return ['focus-next', 'accept', ...wizards, 'find', ...atEnd, 'focus-back'];
  if (focus === 'details')
    return ['focus-next', 'details', 'accept', 'back', ...wizards, 'find', ...atEnd, 'toggle', 'focus-back'];
  return [
    'focus-next',
    'toggle',
    ...wizards,
    'details',
    ...sorting,
    'toggle-all',
    'accept',
    'back',
    ...atEnd,
    'focus-back',
  ];
}
