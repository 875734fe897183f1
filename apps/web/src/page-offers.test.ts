import { expect, it } from 'vitest';
import { pageOffers } from './page-offers.js';
import { actions, views } from './pages.js';

it('every view and action that offers a use case is on the page', () => {
  const mounted = new Set<unknown>([...views.map(([, show]) => show), ...Object.values(actions)]);
  const missing = Object.entries(pageOffers).filter(([, offer]) => !mounted.has(offer));
  expect(missing).toEqual([]);
});
