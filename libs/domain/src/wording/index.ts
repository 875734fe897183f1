/** Words for people and their order, the same on every surface. Imports nothing, so that a command and a browser load it at once. */
export { count, formatBytes, formatSeconds } from './amount.js';
export { actionSigns, actionWords, matchWords } from './action-words.js';
export { groupBy } from './group-by.js';
export { nameAndId, stepText } from './names.js';
export { show, showLines } from './show-text.js';
