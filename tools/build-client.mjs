import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const { NodeBuilderFlags } = ts;
const flags =
  NodeBuilderFlags.NoTruncation |
  NodeBuilderFlags.InTypeAlias |
  NodeBuilderFlags.UseFullyQualifiedType |
  NodeBuilderFlags.UseSingleQuotesForStringLiteralType |
  NodeBuilderFlags.MultilineObjectLiterals;

/**
 * Writes the routes out in the types of the built client, in place of the contract that they come from: it needs zod and
 * more, and its types take the compiler long. What is left imports nothing. Throws when a type was not found.
 */
export function writeRoutes(project) {
  const dist = join(project, 'dist');
  const routes = routesOf(join(project, 'src', 'api.ts'), join(project, 'tsconfig.json'));
  writeFileSync(join(dist, 'api.d.ts'), `${header}export type Schema = ${named(routes)};\n${parts}`);
  for (const file of readdirSync(dist).filter((name) => name.endsWith('.d.ts'))) {
    const [wrong] = /from '(?!\.\/)[^']*'|import\(/.exec(readFileSync(join(dist, file), 'utf8')) ?? [];
    if (wrong !== undefined) throw new Error(`The types of the client would hold ${wrong} in ${file}`);
  }
}

const header = '/** What every route takes and answers, by path and method. */\n';

/** What the routes name. */
const parts = `
/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
`;

/** Names what the routes repeat. */
function named(routes) {
  return routes
    .replaceAll(/import\("hono\/utils\/types"\)\.JSONValue/g, 'Json')
    .replaceAll(/import\("hono\/utils\/http-status"\)\.StatusCode/g, 'number');
}

/** The type `Schema` of a module as an object type, one property for each path. */
function routesOf(module, config) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  const { options } = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  const program = ts.createProgram([module], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(module);
  const { name } = source.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === 'Schema');
  const printer = ts.createPrinter();
  const routes = checker.getPropertiesOfType(checker.getTypeAtLocation(name)).map((path) => {
    const type = checker.typeToTypeNode(checker.getTypeOfSymbol(path), source, flags);
    return `'${path.name}': ${printer.printNode(ts.EmitHint.Unspecified, type, source)};\n`;
  });
  if (routes.length === 0) throw new Error('The client has no routes.');
  const lost = routes.find((route) => /\bany\b/.test(route));
  if (lost !== undefined) throw new Error(`A type was not found in ${lost}`);
  // As a package is asked for, not where it lies on this machine.
  return `{\n${routes.join('')}}`.replaceAll(/import\("[^"]*\/node_modules\/hono\/dist\/types\//g, 'import("hono/');
}

function fail({ messageText }) {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}
