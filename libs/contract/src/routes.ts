import { archiveRoutes } from './routes/archives.js';
import { comparisonRoutes } from './routes/comparison.js';
import { downloadRoutes } from './routes/downloads.js';
import { exportRoutes } from './routes/export-plans.js';
import { importRoutes } from './routes/import-plans.js';
import { jobRoutes } from './routes/jobs.js';
import { objectRoutes } from './routes/objects.js';
import { siteRoutes } from './routes/sites.js';
import { tokenRoutes } from './routes/tokens.js';
import { uploadRoutes } from './routes/uploads.js';

/** Every route of the API, by name. Paths are below `/v1`. */
export const routes = {
  ...siteRoutes,
  ...objectRoutes,
  ...comparisonRoutes,
  ...archiveRoutes,
  ...exportRoutes,
  ...importRoutes,
  ...jobRoutes,
  ...tokenRoutes,
  ...uploadRoutes,
  ...downloadRoutes,
};
