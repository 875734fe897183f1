/** What a list of objects shows, as the address says it. */
import { taskSequenceClass } from '@tsferry/domain';
import { viewLink } from './links.js';

const sortKeys = ['name', 'id', 'class', 'folder', 'version'] as const;
export type SortKey = (typeof sortKeys)[number];

/** How many objects are on one page. */
export const objectsPerPage = 100;

export type ListQuery = {
  readonly search: string;
  /** '' for every class. */
  readonly class: string;
  readonly sort: SortKey | undefined;
  readonly descending: boolean;
  readonly offset: number;
};

/** Task sequences are what one comes for: they are shown unless another class, or a search over all, is asked for. */
const usualClass = taskSequenceClass;

/** Reads the query of an address; what makes no sense is left out. */
export function readListQuery(query: URLSearchParams): ListQuery {
  const sort = query.get('sort');
  return {
    search: query.get('search') ?? '',
    class: query.get('class') ?? usualClass,
    sort: sortKeys.find((key) => key === sort),
    descending: query.get('descending') === '1',
    offset: readNumber(query.get('offset')),
  };
}

/** A count in an address, 0 when it is none. */
export function readNumber(text: string | null): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/** The address of a site's list. */
export function listLink(site: string, query: ListQuery, change: Partial<ListQuery> = {}): string {
  const { search, class: className, sort, descending, offset } = { ...query, ...change };
  const words = { search, sort, descending, offset: offset === 0 ? undefined : offset };
  return `${viewLink({ site, ...words })}${className === usualClass ? '' : `&${new URLSearchParams({ class: className })}`}`;
}
