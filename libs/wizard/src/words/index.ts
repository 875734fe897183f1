/** Words for people and their order, the same on every surface. Loads nothing else, so that a command and a browser have it at once. */
export { actionSigns, actionWords, linkWords, matchWords, referenceWords } from './actions.js';
export { count, formatBytes, formatSeconds } from './amount.js';
export { checksumWords, findingTitles, noStep, reentryState, verifiedText, warningText } from './findings.js';
export { groupBy } from './group-by.js';
export { cycleText, importNames, nameAndId, nameOrUnknown, namesList, namesOf, stepText, type Names } from './names.js';
export { show, showLines } from './show-text.js';
export { archiveOrigins, capital, jobKinds, jobStates, siteKinds } from './states.js';
export { suspectPlace, suspectText } from './suspects.js';
