export { openCatalog, type CatalogOptions } from './catalog.js';
