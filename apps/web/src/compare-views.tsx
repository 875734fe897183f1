/** @jsxImportSource hono/jsx */
/** The view of a comparison. */
import type { Comparison } from '@tsferry/domain/shapes';
import { read } from './read.js';
import type { ShowView } from './view.js';
import { ComparePage } from './views/ComparePage.js';

/** Compares the two places of the address; asks for them when one is not there. */
export const showComparison: ShowView = async ({ v1 }, address) => {
  const [a, b] = [address.get('a') ?? '', address.get('b') ?? ''];
  const flag = (name: string) => (address.get(name) === null ? {} : { [name]: 'true' as const });
  const [{ sites }, { archives }] = await Promise.all([read(v1.sites.$get()), read(v1.archives.$get())]);
  const comparison: Comparison | null =
    a === '' || b === ''
      ? null
      : await read(v1.comparison.$get({ query: { a, b, ...flag('stamped'), ...flag('equal') } }));
  return {
    title: comparison === null ? 'Compare' : `${a} and ${b}`,
    body: <ComparePage sites={sites} archives={archives} values={address} comparison={comparison} />,
  };
};
