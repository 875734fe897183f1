import { Ajv2020 } from '@redocly/ajv/dist/2020.js';

type Content = Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>;
/** One operation of the document, as much of it as bodies need. */
type DocumentOperation = {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
/** The OpenAPI document, as it is served. */
export type ServedDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly example?: unknown }>> };
};

/** Checks values against the schemas of a document, by a validator of JSON Schema 2020-12 that knows nothing of zod. */
export type DocumentValidator = {
  /** What is wrong with a value; null: nothing. Throws when the schema is none. */
  check(schema: object, value: unknown): string | null;
  /** What is wrong with the JSON body of a request; throws when there is no such operation. */
  checkBody(method: string, path: string, value: unknown): string | null;
  /** What is wrong with a JSON answer. */
  checkAnswer(method: string, path: string, status: number, value: unknown): string | null;
};

/** Makes the validator of a document. */
export function documentValidator(document: ServedDocument): DocumentValidator {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, unicodeRegExp: true, validateFormats: false });
  for (const word of ['example', 'components']) ajv.addKeyword(word);
  ajv.addSchema({ $id: 'document', components: document.components } as object, undefined, undefined, false);
  const compiled = new Map<object, ReturnType<typeof ajv.compile>>();
  const withBase = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/components/', '"document#/components/'));

  const check: DocumentValidator['check'] = (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(withBase(schema) as object);
    compiled.set(schema, validate);
    return validate(value) ? null : ajv.errorsText(validate.errors, { separator: '\n' });
  };

  function operation(method: string, path: string): DocumentOperation {
    const found = Object.entries(document.paths)
      .filter(([template]) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
      .flatMap(([, item]) => item[method.toLowerCase()] ?? []);
    if (found.length !== 1) throw new Error(`The document has ${found.length} operations for ${method} ${path}.`);
    return found[0]!;
  }

  return {
    check,
    checkBody: (method, path, value) =>
      check(operation(method, path).requestBody!.content['application/json']!.schema, value),
    checkAnswer(method, path, status, value) {
      const { responses } = operation(method, path);
      const content = (responses[String(status)] ?? responses['default'])!.content ?? {};
      return check((content['application/json'] ?? content['application/problem+json'])!.schema, value);
    },
  };
}
