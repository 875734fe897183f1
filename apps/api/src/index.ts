export { serve, type ServeOptions, type Serving } from './serve.js';
export { createApp } from './create-app.js';
export { createLog } from './create-log.js';
export { createService } from './create-service.js';
