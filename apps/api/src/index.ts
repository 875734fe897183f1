export { createLog } from './create-log.js';
export { serve, type Serving } from './serve.js';
