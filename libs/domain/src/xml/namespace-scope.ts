/** The namespace declarations that are in force where a document is being scanned. */
export type NamespaceScope = {
  /**
   * Takes over what the attributes of an element declare, at its depth. False when the checker must judge: a
   * declaration with a rule of its own, or more names with a prefix than are surely different.
   */
  enter(attributes: ReadonlyMap<string, string>, depth: number): boolean;
  /** Forgets what elements of that depth and deeper declared. */
  leave(depth: number): void;
  /** Namespace of an element or attribute; '' for none, null when the checker must judge: a prefix without one. */
  of(name: string): string | null;
};

type Declaration = { readonly prefix: string; readonly uri: string; readonly depth: number };

/** More declarations at once than any export has: looking through them would take too long. */
const mostDeclarations = 32;
/** `xml` and `xmlns` are bound already, and to nothing else. */
const reserved: ReadonlySet<string> = new Set([
  'xml',
  'xmlns',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2000/xmlns/',
]);

/** A scope without any declaration. */
export function createNamespaceScope(): NamespaceScope {
  const declarations: Declaration[] = [];
  const find = (prefix: string): string | undefined => {
    for (let at = declarations.length - 1; at >= 0; at--) {
      if (declarations[at]?.prefix === prefix) return declarations[at]?.uri;
    }
    return undefined;
  };
  const prefixOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf(':')));
  const namespaceOf = (name: string): string | null => {
    const colon = name.indexOf(':');
    if (colon < 0) return declarations.length === 0 ? '' : (find('') ?? '');
    if (colon === 0 || name.endsWith(':') || name.includes(':', colon + 1)) return null;
    return find(name.slice(0, colon)) ?? null;
  };
  return {
    of: namespaceOf,
    enter(attributes, depth) {
      const prefixed: string[] = [];
      for (const [name, value] of attributes) {
        const isDefault = name === 'xmlns';
        const prefix = prefixOf(name);
        if (prefix === 'xmlns' || isDefault) {
          const declared = isDefault ? '' : name.slice(prefix.length + 1);
          const uri = value.trim();
          if (reserved.has(declared) || reserved.has(uri) || declared.includes(':')) return false;
          if (!isDefault && (declared === '' || uri === '')) return false;
          declarations.push({ prefix: declared, uri, depth });
        } else if (name.includes(':')) prefixed.push(name);
      }
      if (declarations.length > mostDeclarations || prefixed.length > 1) return false;
      return prefixed.every((name) => namespaceOf(name) !== null);
    },
    leave(depth) {
      while ((declarations.at(-1)?.depth ?? -1) >= depth) declarations.pop();
    },
  };
}
