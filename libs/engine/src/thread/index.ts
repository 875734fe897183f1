/** The engine in a thread, for programs that must go on answering while it works. */
export { serveEngine, type ServingEngine } from './divide-work.js';
export { startEngineThread, type EngineThread } from './start-thread.js';
