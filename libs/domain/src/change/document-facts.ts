import { readXml } from '../xml/read-xml.js';
import { leafText } from '../xml/xml-text.js';

type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  readonly contentStart: number;
  text: string;
};

/** What an element of Microsoft's documents is told apart by, where there are several: a name given to it. */
const names = ['Name', 'Title', 'LogicalName', 'Language', 'SettingLogicalName', 'Id', 'id', 'index'];

/** Elements that are numbered by a site: their ids and revisions say nothing of what they are. */
const numbered: ReadonlySet<string> = new Set(['Application', 'DeploymentType', 'Content', 'RequirementRule']);
const numbers: ReadonlySet<string> = new Set(['AuthoringScopeId', 'LogicalName', 'Version', 'ContentId', 'ResourceId']);

/** Documents in texts of documents in texts: more never was seen. */
const deepest = 3;

/**
 * Texts and attributes of an XML document by their way down: `SDMPackageXML > Application > Title`. Of several elements
 * of one name each is told by a name that it has, else by its number. Documents in texts are read, too. With `stamped`,
 * ids and revisions that a site gave are among them. Throws what `readXml` throws for the document itself.
 */
export function documentFacts(text: string, property: string, stamped: boolean): Map<string, string> {
  const facts = new Map<string, string>();
  addFacts(facts, property, readTree(text, property), stamped, deepest);
  return facts;
}

function addFacts(facts: Map<string, string>, way: string, element: Element, stamped: boolean, depth: number): void {
  const { name, attributes, children, text } = element;
  for (const [attribute, value] of attributes) {
    if (attribute.startsWith('xmlns')) continue;
    if (stamped || !numbered.has(name) || !numbers.has(attribute)) facts.set(`${way} @${attribute}`, value);
  }
  const inner = children.length === 0 && depth > 0 ? nested(text, way) : null;
  if (inner) return addFacts(facts, `${way} > ${inner.name}`, inner, stamped, depth - 1);
  if (children.length === 0) facts.set(way, text);
  const labels = labelChildren(children);
  for (const [at, child] of children.entries()) addFacts(facts, `${way} > ${labels[at]!}`, child, stamped, depth);
}

/** Each child's name, with what tells it from others of that name. */
function labelChildren(children: readonly Element[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const given = children.map((child) => (counts.get(child.name) === 1 ? child.name : `${child.name} ${nameOf(child)}`));
  const seen = new Map<string, number>();
  return given.map((label) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label.trimEnd() : `${label.trimEnd()} (${count})`;
  });
}

function nameOf({ attributes, children }: Element): string {
  for (const name of names) {
    const value = attributes.get(name) ?? children.find((child) => child.name === name)?.text;
    if (value !== undefined && value !== '') return `"${value}"`;
  }
  return '';
}

/** The document that a text is, or null. */
function nested(text: string, where: string): Element | null {
  if (!/^\s*<[A-Za-z?]/.test(text)) return null;
  try {
    return readTree(text, where);
  } catch {
    return null;
  }
}

function readTree(text: string, where: string): Element {
  const open: Element[] = [];
  let root: Element | undefined;
  readXml(text, where, {
    open({ name, attributes, contentStart }) {
      const element = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], contentStart, text: '' };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close(_, contentEnd) {
      const element = open.pop()!;
      if (element.children.length > 0 || contentEnd < element.contentStart) return;
      element.text = leafText(text.slice(element.contentStart, contentEnd));
    },
  });
  return root!;
}
