import { refKey, type ObjectRef } from '../reference/ref.js';
import { guidOf } from './guid.js';

/** A content of an object of a site; `key` is '' for the only content of an object, the ContentId for an application. */
type KeyedContent = { readonly object: ObjectRef; readonly key: string };

/** A manifest compares ContentIds without case. */
const idOf = (key: string): string => key.toLowerCase();

/**
 * The key of each content in one archive, in their order. A site may hold several applications with the same ContentId,
 * because an import created a copy; in an archive a ContentId names one content. The first application keeps it, and
 * every other one gets a ContentId that follows from the application and the old ContentId alone.
 * `hash` gives at least 32 hex digits that depend on the text alone.
 */
export function archiveKeys(contents: readonly KeyedContent[], hash: (text: string) => string): string[] {
  const taken = new Set(contents.map(({ key }) => idOf(key)));
  const kept = new Set<string>();
  return contents.map(({ object, key }) => {
    if (key === '' || !kept.has(idOf(key))) {
      kept.add(idOf(key));
      return key;
    }
    // An earlier export may have given the first id to a content that the site imported again.
    for (let count = 1; ; count++) {
      const made = `Content_${guidOf(hash(`${refKey(object)}\n${key}\ncontent id ${count}`))}`;
      if (taken.has(idOf(made))) continue;
      taken.add(idOf(made));
      return made;
    }
  });
}
