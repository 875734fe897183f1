/** What the browser does about every event. Pure: what it wants done is in the effects. */
import type { ListedObject } from '@tsferry/domain/shapes';
import { currentRow, moveTo, reduceList, type List } from '../screen/list.js';
import { absolutePath, createPath, folderOf, reducePath, takeFolder } from '../screen/path-field.js';
import type { Change, Failed, Input, Resumed } from '../screen/screen.js';
import { reduceTree, setChildren } from '../screen/tree.js';
import { detailsOf, stepNodes } from './details.js';
import { inside, layoutOf } from './layout.js';
import { chosenIds, objectList, withObjects, type Scope } from './objects.js';
import { placeKey, type Place } from './place.js';
import { currentSpot, isSequence, placeTree, withFolders } from './places.js';
import { reduceDetails } from './reduce-details.js';
import { firstState, focuses, type Effect, type Event, type State } from './state.js';

type Next = Change<State, Effect>;

/** Reading starts with the sites. */
export const start: Next = [firstState, [{ kind: 'list-sites' }]];

export function reduce(state: State, event: Event | Input | Failed<Effect> | Resumed): Next {
  switch (event.kind) {
    case 'sites':
      return withPlaces(state, [
        ...event.sites.map((site): Place => ({ kind: 'site', code: site.code, site })),
        ...(state.places ?? []).filter(({ kind }) => kind === 'archive'),
      ]);
    case 'objects':
      return withHeld(state, event.place, event.objects);
    case 'shown': {
      const isWanted = event.answer.object.id === currentRow(state.list)?.id;
      return isWanted ? [{ ...state, details: detailsOf(event.answer, state.part) }] : [state];
    }
    case 'child': {
      const { details } = state;
      if (details === null || details.steps === null || details.answer.object.id !== event.of) return [state];
      const nodes = stepNodes(event.answer.steps ?? [], event.node);
      return [{ ...state, details: { ...details, steps: setChildren(details.steps, event.node, nodes) } }];
    }
    case 'folder-listed':
      return [{ ...state, opening: state.opening && takeFolder(state.opening, event) }];
    case 'failed':
      return [{ ...state, news: event.error }];
    case 'resumed':
      return readAgain(state);
    default:
      return reduceInput({ ...state, news: null }, event);
  }
}

/** A wizard may have changed a site: what is shown is read again, the rest when it is looked at. */
function readAgain(state: State): Next {
  if (!state.spot) return [state, [{ kind: 'list-sites' }]];
  const { place } = state.spot;
  const objects = state.held.get(placeKey(place));
  const held = new Map(objects === undefined ? [] : [[placeKey(place), objects]]);
  return [{ ...state, held }, [{ kind: 'list-sites' }, { kind: 'list-objects', place }]];
}

/** The objects of a place; of one that was not there before, it is the archive that was asked for. */
function withHeld(state: State, place: Place, objects: readonly ListedObject[]): Next {
  const held = new Map(state.held).set(placeKey(place), objects);
  const places = state.places ?? [];
  if (places.some((one) => placeKey(one) === placeKey(place))) {
    return listed({ ...state, held, tree: withFolders(state.tree, place, objects) });
  }
  const [next] = withPlaces({ ...state, held }, [...places, place]);
  const cursor = next.tree.rows.findIndex(({ node }) => node.id.startsWith(placeKey(place)));
  return atSpot({ ...next, opening: null, focus: 'objects', news: null, tree: { ...next.tree, cursor } });
}

function withPlaces(state: State, places: readonly Place[]): Next {
  const tree = places.reduce((next, place) => {
    const objects = state.held.get(placeKey(place));
    return objects === undefined ? next : withFolders(next, place, objects);
  }, placeTree(places));
  const same = tree.rows.findIndex(({ node }) => node.id === state.tree.rows[state.tree.cursor]?.node.id);
  const focus = places.length === 0 ? 'places' : state.focus;
  return atSpot({ ...state, places, focus, tree: same < 0 ? tree : { ...tree, cursor: same } });
}

/** The place at the cursor becomes the one that is looked into. */
function atSpot(state: State): Next {
  const spot = currentSpot(state.tree, state.places ?? []);
  if (spot === null) return [{ ...state, spot, list: objectList(state.scope), details: null }];
  const fresh = state.spot === null || placeKey(state.spot.place) !== placeKey(spot.place);
  const next = { ...state, spot, trail: fresh ? [] : state.trail };
  if (state.held.has(placeKey(spot.place))) return listed(fresh ? { ...next, list: objectList(state.scope) } : next);
  const list = fresh ? objectList(state.scope) : state.list;
  return [{ ...next, list }, [{ kind: 'list-objects', place: spot.place }]];
}

/** Lists what is known of the place, and reads what is at the cursor. */
function listed(state: State): Next {
  const { spot, scope } = state;
  const objects = spot && state.held.get(placeKey(spot.place));
  if (!spot || !objects) return [state];
  return look(state, withObjects(state.list, scope, spot.folder, objects), true);
}

/** Another list, or the cursor at another object: that one is read. */
function look(state: State, list: List, again = false): Next {
  const id = currentRow(list)?.id;
  const same = id === currentRow(state.list)?.id && !again;
  if (same || !state.spot) return [{ ...state, list }];
  if (id === undefined) return [{ ...state, list, details: null }];
  const details = id === state.details?.answer.object.id ? state.details : null;
  return [{ ...state, list, details }, [{ kind: 'show', place: state.spot.place, id }]];
}

function reduceInput(state: State, input: Input): Next {
  if (state.opening) return reduceOpening(state, input);
  if (state.list.filtering) return look(state, reduceList(state.list, input));
  if (input.kind === 'text') return [state];
  switch (input.intent) {
    case 'quit':
      return [state, [{ kind: 'quit' }]];
    case 'focus-next':
      return [moveFocus(state, 1)];
    case 'focus-back':
      return [moveFocus(state, -1)];
    case 'open': {
      const opening = createPath('', { ending: '.zip' });
      return [{ ...state, opening }, [{ kind: 'list-folder', path: folderOf(opening) }]];
    }
    case 'find':
      return find(state);
    case 'export':
    case 'import':
      return openWizard(state, input.intent);
    case 'filter':
    case 'sort':
    case 'sort-back':
    case 'toggle-all':
      return look({ ...state, focus: 'objects' }, reduceList(state.list, input));
    default:
      return reduceFocused(state, input);
  }
}

function reduceFocused(state: State, typed: Extract<Input, { kind: 'intent' }>): Next {
  const { intent } = typed;
  // A page is as long as the part is high.
  const input = { ...typed, area: inside(layoutOf(typed.area)[state.focus]) };
  if (state.focus === 'places') {
    if (intent === 'accept') return [{ ...state, focus: 'objects' }];
    const tree = reduceTree(state.tree, input);
    return tree === state.tree ? [state] : atSpot({ ...state, tree });
  }
  if (state.focus === 'details' || intent === 'details') return reduceDetails(state, input, jump);
  if (intent === 'accept') return [{ ...state, focus: 'details' }];
  if (intent === 'back' && state.list.filter === '')
    return state.scope === 'all' ? inScope(state, 'sequences') : [state];
  return look(state, reduceList(state.list, input));
}

function moveFocus(state: State, by: number): State {
  const at = focuses.indexOf(state.focus) + by;
  return { ...state, focus: focuses[(at + focuses.length) % focuses.length]! };
}

/** All objects of the place, with the filter open: the way to any object. */
function find(state: State): Next {
  const [next, effects] = inScope(state, 'all');
  return [{ ...next, focus: 'objects', list: { ...next.list, filtering: true } }, effects ?? []];
}

function inScope(state: State, scope: Scope): Next {
  if (state.scope === scope) return [state];
  const id = currentRow(state.list)?.id;
  const [next, effects = []] = listed({ ...state, scope, list: { ...objectList(scope), marks: state.list.marks } });
  return id === undefined ? [next, effects] : look(next, moveTo(next.list, id), true);
}

/** Goes to an object of the place, wherever it lies and of whatever class; null when the place has none of that id. */
function jump(state: State, id: string): Next | null {
  const objects = state.spot && state.held.get(placeKey(state.spot.place));
  const found = objects?.find((object) => object.id === id);
  if (!found || !state.spot) return null;
  const scope = isSequence(found.class) ? state.scope : 'all';
  const spot = { ...state.spot, folder: '/' };
  const list = scope === state.scope ? state.list : { ...objectList(scope), marks: state.list.marks };
  const shown = withObjects(list, scope, spot.folder, objects!);
  return look({ ...state, scope, spot }, moveTo(shown, found.id), true);
}

function openWizard(state: State, wizard: 'export' | 'import'): Next {
  if (!state.spot) return [state];
  const { place, folder } = state.spot;
  if (wizard === 'import') {
    const into = place.kind === 'site' ? { site: place.code, folder } : { file: place.file };
    return [state, [{ kind: 'import', ...into }]];
  }
  const roots = chosenIds(state.list);
  if (place.kind === 'archive')
    return [{ ...state, news: 'An archive is read-only: import it into a site, and export from there.' }];
  if (roots.length === 0) return [{ ...state, news: 'There is nothing to export here.' }];
  return [state, [{ kind: 'export', site: place.code, roots }]];
}

function reduceOpening(state: State, input: Input): Next {
  const { path, effects, taken } = reducePath(state.opening!, input);
  if (taken || input.kind === 'text') return [{ ...state, opening: path }, effects];
  if (input.intent === 'back') return [{ ...state, opening: null }];
  const file = absolutePath(path);
  if (input.intent !== 'accept' || file === '') return [{ ...state, opening: path }, effects];
  const place: Place = { kind: 'archive', file };
  return [{ ...state, opening: path, news: `Reading ${file} …` }, [{ kind: 'list-objects', place }]];
}
