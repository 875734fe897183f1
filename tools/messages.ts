/**
 * Prints every message that a user can read, by file and line: texts in the code of two words or more, with `…` where a
 * value stands. `npm run messages -- word` prints those that hold the word.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');

type Message = { readonly line: number; readonly text: string };

/** The source files of libraries and apps, but tests and what only they use. */
function sourceFiles(): string[] {
  return ['libs', 'apps']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name, 'src')))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|[\\/]testing[\\/]/.test(file))
    .sort();
}

/** The text of a literal, a template or a piece of JSX; null for other nodes. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** Two words with a blank between them, and nothing that only code has: markup, queries, headers, class names. */
const isProse = (text: string): boolean =>
  /\p{L}{2,}[,.:;)"']* \(?["']?(\p{L}|…)|… \p{L}{2,}/u.test(text) &&
  !/^(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|root |SMS_|<\?)|[{}]|=>|^[a-z-]+( [a-z-]+)*: /.test(text);

/** Where a string is no message: module names, types, class names and styles of the page. */
const isCode = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node.parent) ||
  ts.isExportDeclaration(node.parent) ||
  ts.isLiteralTypeNode(node.parent) ||
  (ts.isJsxAttribute(node.parent) && /^(class|className|d|style|viewBox)$/.test(node.parent.name.getText()));

function messagesOf(file: string): Message[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Message[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node)?.replace(/\s+/g, ' ').trim() ?? null;
    if (text !== null && isProse(text) && !isCode(node)) {
      found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const [wanted = ''] = process.argv.slice(2);
for (const file of sourceFiles()) {
  const messages = messagesOf(file).filter(({ text }) => text.toLowerCase().includes(wanted.toLowerCase()));
  if (messages.length > 0) console.log(`\n${file}`);
  for (const { line, text } of messages) console.log(`${String(line).padStart(5)}  ${text}`);
}
