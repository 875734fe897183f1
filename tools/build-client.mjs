import { readFileSync, writeFileSync } from 'node:fs';
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
 * Writes the routes out in the types of the built client, in place of the contract that they come from, which needs zod
 * and more. What is left to import is Hono. Throws when a type was not found, or is one of ours.
 */
export function writeRoutes(project) {
  const types = join(project, 'dist', 'api.d.ts');
  const text = readFileSync(types, 'utf8')
    .replace(/^import .* from '@tsferry\/contract';\n/m, '')
    .replace('ExtractSchema<Contract>', () => routesOf(join(project, 'src', 'api.ts'), join(project, 'tsconfig.json')));
  const [wrong] = /@tsferry\/|ExtractSchema<|\bany\b|import\("(?!hono\/)/.exec(text) ?? [];
  if (wrong !== undefined) throw new Error(`The types of the client would hold ${wrong}`);
  writeFileSync(types, text);
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
  // Where Hono's types lie on this machine is not where they are asked for.
  return `{\n${routes.join('')}}`.replaceAll(/import\("[^"]*\/node_modules\/hono\/dist\/types\//g, 'import("hono/');
}

function fail({ messageText }) {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}
