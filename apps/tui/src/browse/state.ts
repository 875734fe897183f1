import type { AppError } from '@tsferry/domain/error';
import type { ListedObject, ShownObject, SiteAnswer } from '@tsferry/domain/shapes';
import type { List } from '../screen/list.js';
import type { FolderListed, ListFolder, PathField } from '../screen/path-field.js';
import type { Tree } from '../screen/tree.js';
import type { Details, Part } from './details.js';
import { objectList, type Scope } from './objects.js';
import type { Place } from './place.js';
import { placeTree, type Spot } from './places.js';

/** The parts that keys can go to, in the order of Tab. */
export const focuses = ['places', 'objects', 'details'] as const;
export type Focus = (typeof focuses)[number];

/** What the browser knows and shows. */
export type State = {
  /** Null until they were read. */
  readonly places: readonly Place[] | null;
  readonly tree: Tree;
  /** The objects of the places that were looked at, by the key of the place. */
  readonly held: ReadonlyMap<string, readonly ListedObject[]>;
  readonly spot: Spot | null;
  readonly scope: Scope;
  readonly list: List;
  readonly focus: Focus;
  /** Which part of an object is looked at, where it has that part. */
  readonly part: Part;
  /** Null while nothing, or something else, is being read. */
  readonly details: Details | null;
  /** Ids that were jumped away from, the last one last. */
  readonly trail: readonly string[];
  /** The path of an archive that is being typed. */
  readonly opening: PathField | null;
  readonly news: AppError | string | null;
};

/** What the browser does. */
export type Effect =
  | { readonly kind: 'list-sites' }
  | { readonly kind: 'list-objects'; readonly place: Place }
  | { readonly kind: 'show'; readonly place: Place; readonly id: string }
  | {
      readonly kind: 'show-child';
      readonly place: Place;
      readonly of: string;
      readonly node: string;
      readonly id: string;
    }
  | { readonly kind: 'export'; readonly site: string; readonly roots: readonly string[] }
  | { readonly kind: 'import'; readonly site?: string; readonly file?: string; readonly folder?: string }
  | { readonly kind: 'quit' }
  | ListFolder;

/** What its effects tell. */
export type Event =
  | { readonly kind: 'sites'; readonly sites: readonly SiteAnswer[] }
  | { readonly kind: 'objects'; readonly place: Place; readonly objects: readonly ListedObject[] }
  | { readonly kind: 'shown'; readonly place: Place; readonly answer: ShownObject }
  /** `of` is the object whose tree the node is in. */
  | { readonly kind: 'child'; readonly of: string; readonly node: string; readonly answer: ShownObject }
  | FolderListed;

/** The browser before anything was read. */
export const firstState: State = {
  places: null,
  tree: placeTree([]),
  held: new Map(),
  spot: null,
  scope: 'sequences',
  list: objectList('sequences'),
  focus: 'places',
  part: 'steps',
  details: null,
  trail: [],
  opening: null,
  news: null,
};
