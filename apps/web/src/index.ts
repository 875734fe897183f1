export { mountPage } from './mount-page.js';
export { pageOffers } from './page-offers.js';
export { type PageDeps } from './page-deps.js';
export { type Viewer } from './viewer.js';
