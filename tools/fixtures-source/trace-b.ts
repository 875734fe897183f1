import type { FixturePair } from './fixture-pair.js';
export const traceBPair: FixturePair = { name: 'trace-b', comment: '', usmtPackageId: '', objects: [] };
