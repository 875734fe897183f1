/** @jsxImportSource hono/jsx */
/** The reference page: the OpenAPI document for people, with nothing of another host. */
import type { OpenApiDocument } from './open-api.js';
import { SchemaView, type Schema } from './SchemaView.js';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
};
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};
type Route = { readonly method: string; readonly path: string; readonly operation: Operation };

function routesOf(document: OpenApiDocument, tag: string): Route[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>)
      .filter(([, operation]) => operation.tags?.includes(tag))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function RouteView({ method, path, operation }: Route) {
  const { parameters = [], requestBody, responses, summary, operationId } = operation;
  return (
    <article id={operationId}>
      <h3>
        <code>
          {method} {path}
        </code>
      </h3>
      <p>{summary}.</p>
      {parameters.length > 0 && (
        <table>
          <caption>Parameters</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">In</th>
              <th scope="col">Type</th>
              <th scope="col">Means</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((one) => (
              <tr>
                <th scope="row">
                  <code>{one.name}</code>
                  {one.required ? '' : ' (optional)'}
                </th>
                <td>{one.in}</td>
                <td>{one.schema && <SchemaView schema={one.schema} />}</td>
                <td>{one.description ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {requestBody && <Bodies title="Body" content={requestBody.content} />}
      {Object.entries(responses)
        .filter(([status]) => status !== 'default')
        .map(([status, { description, content = {} }]) => (
          <Bodies title={`${status}: ${description}`} content={content} />
        ))}
    </article>
  );
}

function Bodies({ title, content }: { readonly title: string; readonly content: Content }) {
  return (
    <section>
      <h4>{title}</h4>
      {Object.entries(content).map(([type, { schema }]) => (
        <div>
          <code>{type}</code> {schema && <SchemaView schema={schema} />}
        </div>
      ))}
    </section>
  );
}

/** The whole page. */
export function Reference({ document }: { readonly document: OpenApiDocument }) {
  const tags = document.tags ?? [];
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Schema][];
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>tsferry: reference of the HTTP API</title>
        <link rel="stylesheet" href="/reference.css" />
      </head>
      <body>
        <header>
          <h1>tsferry {document.info.version}: the HTTP API</h1>
          <p>
            The same as data: <a href="/openapi.json">openapi.json</a>. Every route takes{' '}
            <code>Authorization: Bearer TOKEN</code> and answers errors as <code>application/problem+json</code> (
            <a href="#Problem">Problem</a>).
          </p>
          <nav aria-label="Contents">
            <ul>
              {tags.map(({ name }) => (
                <li>
                  <a href={`#tag-${name}`}>{name}</a>
                </li>
              ))}
              <li>
                <a href="#schemas">shapes</a>
              </li>
            </ul>
          </nav>
        </header>
        <main>
          {tags.map(({ name, description }) => (
            <section>
              <h2 id={`tag-${name}`}>{name}</h2>
              <p>{description}.</p>
              {routesOf(document, name).map(RouteView)}
            </section>
          ))}
          <section>
            <h2 id="schemas">Shapes</h2>
            {schemas.map(([name, schema]) => (
              <article id={name}>
                <h3>{name}</h3>
                <SchemaView schema={schema} />
              </article>
            ))}
          </section>
        </main>
      </body>
    </html>
  );
}
