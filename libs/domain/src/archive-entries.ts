/**
 * How many entries the zip of an archive may have, folders included. An archive has no more objects than that, so nobody
 * asks for more roots, or decides about more.
 */
export const maxArchiveEntries = 10_000;
