import { AppError, readXml, type XmlBudget } from '@tsferry/domain';

/** An element of a CIM XML document with its markup, cut at the tags. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between the tag before and the start tag. */
  readonly before: string;
  /** The start tag as written. */
  readonly open: string;
  readonly children: Element[];
  /** Raw content of a VALUE, '' for other elements. */
  content: string;
  /** What stands before the end tag, with it; '' for an element that closes itself. */
  close: string;
};

/** The outermost element, and what stands after its end. */
export type ElementTree = { readonly root: Element; readonly tail: string };

/** Which elements may stand in which, as far as WMI writes instances (libs/io/docs/archive-format.md, "Objects"). */
const grammar: ReadonlyMap<string, readonly string[]> = new Map([
  ['INSTANCE', ['QUALIFIER', 'PROPERTY', 'PROPERTY.ARRAY', 'PROPERTY.OBJECTARRAY', 'PROPERTY.OBJECT']],
  ['QUALIFIER', ['VALUE', 'VALUE.ARRAY']],
  ['PROPERTY', ['QUALIFIER', 'VALUE']],
  ['PROPERTY.ARRAY', ['QUALIFIER', 'VALUE.ARRAY']],
  ['PROPERTY.OBJECTARRAY', ['QUALIFIER', 'VALUE.OBJECTARRAY']],
  ['PROPERTY.OBJECT', ['QUALIFIER', 'VALUE.OBJECT']],
  ['VALUE.ARRAY', ['VALUE']],
  ['VALUE.OBJECTARRAY', ['VALUE.OBJECT']],
  ['VALUE.OBJECT', ['INSTANCE']],
  ['VALUE', []],
]);

const significant = /[^ \t\r\n]/;
const commentsAndInstructions = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g;

/** Throws SCHEMA for something in a document that no export has, with its line. */
function refuseAt(where: string, text: string, offset: number, what: string): never {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  throw new AppError('SCHEMA', `${where}:${line} ${what}`, {
    hint: 'The object is not one that Configuration Manager wrote. Export it again.',
    details: { where, line },
  });
}

/**
 * Reads the elements of a CIM XML instance in the one strict pass. Throws what `readXml` throws, and SCHEMA for another
 * root, an element that is unknown, misplaced or in a namespace, and for text outside a VALUE.
 */
export function readElements(text: string, where: string, start: number, budget?: XmlBudget): ElementTree {
  const parents: Element[] = [];
  let root: Element | undefined;
  let last = start;
  const gap = (to: number): string => {
    const written = text.slice(last, to);
    if (significant.test(written) && significant.test(written.replace(commentsAndInstructions, ''))) {
      refuseAt(where, text, last, 'has text between its elements.');
    }
    return written;
  };
  readXml(
    text,
    where,
    {
      open(tag) {
        const parent = parents.at(-1);
        if (tag.namespace !== '') {
          refuseAt(where, text, tag.start, `has <${tag.name}> in the namespace "${tag.namespace}".`);
        }
        const allowed = parent ? grammar.get(parent.name) : ['INSTANCE'];
        if (!allowed?.includes(tag.name)) {
          refuseAt(where, text, tag.start, `has <${tag.name}> ${parent ? `in ${parent.name}` : 'as its root'}.`);
        }
        const element: Element = {
          name: tag.name,
          attributes: tag.attributes,
          before: gap(tag.start),
          open: text.slice(tag.start, tag.contentStart),
          children: [],
          content: '',
          close: '',
        };
        last = tag.contentStart;
        if (parent) parent.children.push(element);
        else root = element;
        parents.push(element);
      },
      close(name, contentEnd, end) {
        const element = parents.pop();
        if (!element) return;
        if (!element.open.endsWith('/>')) {
          if (name === 'VALUE') element.content = text.slice(last, contentEnd);
          element.close =
            name === 'VALUE' ? text.slice(contentEnd, end) : gap(contentEnd) + text.slice(contentEnd, end);
        }
        last = end;
      },
    },
    budget,
  );
  // readXml throws for a document without a root.
  return { root: root!, tail: text.slice(last) };
}
