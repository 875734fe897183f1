import { finder } from './finder.js';
import type { XmlBudget } from './limits.js';
import { createNamespaceScope } from './namespace-scope.js';
import type { XmlHandler } from './xml-handler.js';
import { nameEnd, skipSpace } from './scan-names.js';
import { areReferences } from './scan-references.js';
import { isXmlText, leafText } from './xml-text.js';

/**
 * How far a scan came. `whole`: the document is well formed and was told to its end. Otherwise the checker has to judge
 * it, after that many elements were opened and closed.
 */
export type Scan = { readonly whole: boolean; readonly opened: number; readonly closed: number };

const [quote, apostrophe, ampersand, slash, less, equals, greater, exclamation] = [
  0x22, 0x27, 0x26, 0x2f, 0x3c, 0x3d, 0x3e, 0x21,
] as const;

/** Of elements without any: most elements of some documents. */
const noAttributes: ReadonlyMap<string, string> = new Map();

const declaration = /<\?xml version="1\.0"(?: encoding="[A-Za-z][A-Za-z0-9._-]*")?(?: standalone="(?:yes|no)")?\?>/y;

function declarationEnd(text: string): number {
  declaration.lastIndex = 0;
  return declaration.test(text) ? declaration.lastIndex : 0;
}

/** An attribute's value: white space is a space unless it is written as a reference. Null when the checker must judge. */
function attributeText(raw: string): string | null {
  const first = raw.indexOf('&');
  if (first >= 0 && !areReferences(raw, first, raw.length)) return null;
  return leafText(raw.replace(/\r\n?|[\n\t]/g, ' '));
}

/**
 * Tells `handler` of a document as the checker would, many times faster, for as long as it is of the kind that exports
 * are made of. It refuses nothing and reports no error: whatever else it meets, right or wrong, it leaves to the checker.
 * Takes the elements that it tells of from the budget.
 */
export function scanXml(text: string, handler: XmlHandler, budget: XmlBudget): Scan {
  const { limits } = budget;
  let opened = 0;
  let closed = 0;
  const stop = (whole = false): Scan => ({ whole, opened, closed });
  if (!isXmlText(text)) return stop();

  const names: string[] = [];
  const namespaces = createNamespaceScope();
  const nextReference = finder(text, '&');
  const nextBrackets = finder(text, ']]>');
  /** Whether the attributes of the last tag concern namespaces. */
  let qualified = false;

  /** Reads attributes from the end of a tag's name on. Answers the offset of its `>` or `/`; -1 when the checker must judge. */
  const readAttributes = (from: number, attributes: Map<string, string>): number => {
    let at = from;
    qualified = false;
    for (;;) {
      const begin = skipSpace(text, at);
      const code = text.charCodeAt(begin);
      if (code === greater || code === slash) return begin;
      const end = nameEnd(text, begin);
      const known = attributes.size;
      if (begin === at || begin === end || known === limits.attributes) return -1;
      const name = text.slice(begin, end);
      if (name.length > limits.nameLength) return -1;
      if (name.includes(':') || name === 'xmlns') qualified = true;
      const sign = skipSpace(text, end);
      if (text.charCodeAt(sign) !== equals) return -1;
      const opening = skipSpace(text, sign + 1);
      const mark = text.charCodeAt(opening);
      if (mark !== quote && mark !== apostrophe) return -1;
      let plain = true;
      for (at = opening + 1; ; at++) {
        const character = text.charCodeAt(at);
        // All that ends or spoils a value is below: most characters are not.
        if (character > less) continue;
        if (character === mark) break;
        if (character < 0x20 || character === ampersand) plain = false;
        else if (character === less || at >= text.length) return -1;
      }
      const raw = text.slice(opening + 1, at++);
      const value = plain ? raw : attributeText(raw);
      if (value === null || raw.length > limits.valueLength) return -1;
      attributes.set(name, value);
      // The same attribute twice.
      if (attributes.size === known) return -1;
    }
  };

  let at = declarationEnd(text);
  for (;;) {
    const found = text.indexOf('<', at);
    const start = found < 0 ? text.length : found;
    if (names.length === 0) {
      if (skipSpace(text, at) !== start) return stop();
    } else if (start > at) {
      if (nextBrackets(at) < start) return stop();
      const first = nextReference(at);
      if (first < start && !areReferences(text, first, start)) return stop();
    }
    if (found < 0) return stop(names.length === 0 && opened > 0);
    const code = text.charCodeAt(start + 1);

    if (code === slash) {
      const name = names.pop();
      if (name === undefined || !text.startsWith(name, start + 2)) return stop();
      const last = skipSpace(text, start + 2 + name.length);
      if (text.charCodeAt(last) !== greater) return stop();
      namespaces.leave(names.length);
      at = last + 1;
      closed++;
      handler.close?.(name, start, at);
    } else if (code === exclamation) {
      if (text.startsWith('<![CDATA[', start)) {
        const end = names.length === 0 ? -1 : text.indexOf(']]>', start + 9);
        if (end < 0) return stop();
        at = end + 3;
      } else {
        const end = text.startsWith('<!--', start) ? text.indexOf('--', start + 4) : -1;
        if (end < 0 || text.charCodeAt(end + 2) !== greater) return stop();
        at = end + 3;
      }
    } else {
      const end = nameEnd(text, start + 1);
      const name = text.slice(start + 1, end);
      if (name === '' || name.length > limits.nameLength) return stop();
      if (names.length === limits.depth || budget.elements <= 0 || (names.length === 0 && opened > 0)) return stop();
      const bare = text.charCodeAt(end) === greater;
      const attributes = bare ? noAttributes : new Map<string, string>();
      const last = bare ? end : readAttributes(end, attributes as Map<string, string>);
      const selfClosing = last > 0 && text.charCodeAt(last) === slash;
      if (last < 0 || (selfClosing && text.charCodeAt(last + 1) !== greater)) return stop();
      if (qualified && !namespaces.enter(attributes, names.length)) return stop();
      const namespace = namespaces.of(name);
      if (namespace === null) return stop();
      at = last + (selfClosing ? 2 : 1);
      opened++;
      budget.elements--;
      handler.open?.({ name, attributes, namespace, start, contentStart: at, selfClosing });
      if (selfClosing) {
        namespaces.leave(names.length);
        closed++;
        handler.close?.(name, at, at);
      } else names.push(name);
    }
  }
}
