export { createClient, type Client, type ClientOptions } from './create-client.js';
export { readAnswer, ProblemError, type Problem } from './read-answer.js';
