/** @jsxImportSource hono/jsx */
/** A JSON Schema, as much of it as the document uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly description?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

/** A shape in short words: names are links, the properties of an object a list. */
export function SchemaView({ schema }: { readonly schema: Schema }) {
  const { $ref, items, properties, required = [], additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1)!;
    return <a href={`#${name}`}>{name}</a>;
  }
  const parts = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (parts) {
    return (
      <>
        {parts.map((part, at) => (
          <>
            {at > 0 ? (schema.allOf ? ' and ' : ' or ') : ''}
            <SchemaView schema={part} />
          </>
        ))}
      </>
    );
  }
  if (properties) {
    return (
      <ul>
        {Object.entries(properties).map(([name, inner]) => (
          <li>
            <code>{name}</code>
            {required.includes(name) ? '' : ' (optional)'}: <SchemaView schema={inner} />
          </li>
        ))}
      </ul>
    );
  }
  if (items) {
    return (
      <>
        list of <SchemaView schema={items} />
      </>
    );
  }
  if (typeof additionalProperties === 'object') {
    return (
      <>
        map to <SchemaView schema={additionalProperties} />
      </>
    );
  }
  return <span>{words(schema)}</span>;
}

function words({ type, enum: values, const: only, format }: Schema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  const types = type === undefined ? ['anything'] : [type].flat();
  return `${types.join(' or ')}${format === undefined ? '' : ` (${format})`}`;
}
