export type { Answer, CallOptions, Client } from './client.js';
export { createClient, type ClientOptions } from './create-client.js';
export { readAnswer, ProblemError, type Problem } from './read-answer.js';
