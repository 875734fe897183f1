import { AppError } from '@tsferry/domain/error';

/** How deep a body may nest. The deepest that a route takes is 4. */
const maxDepth = 32;

// A string that does not end is one token, too: looking for its end again from every quote in it would take hours.
const token = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/gs;

/**
 * Reads JSON, and refuses what JSON.parse takes and two readers may understand in two ways: a name given twice, and
 * `__proto__`; and what nests too deeply. Throws USAGE.
 */
export function parseJson(text: string): unknown {
  requirePlain(text);
  try {
    return JSON.parse(text);
  } catch {
    throw wrong('It is not JSON.');
  }
}

function requirePlain(text: string): void {
  const open: (Set<string> | null)[] = [];
  let name: string | null = null;
  for (const [word] of text.matchAll(token)) {
    if (word === '{' || word === '[') {
      if (open.push(word === '{' ? new Set() : null) > maxDepth) throw wrong(`It nests more than ${maxDepth} deep.`);
    } else if (word === '}' || word === ']') {
      open.pop();
    } else if (word === ':') {
      if (name !== null) addName(open.at(-1), name);
    }
    name = word.startsWith('"') ? word : null;
  }
}

function addName(names: Set<string> | null | undefined, quoted: string): void {
  const name = unquote(quoted);
  if (name === '__proto__' || names?.has(name)) throw wrong(`It has the name ${JSON.stringify(name)} twice, or badly.`);
  names?.add(name);
}

function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw wrong('It is not JSON.');
  }
}

function wrong(what: string): AppError {
  return new AppError('USAGE', `The body of the request is refused. ${what}`, {
    hint: 'Send one plain JSON document.',
  });
}
