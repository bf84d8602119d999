import { createHash } from 'node:crypto';
import { openApiOf } from './openapi.js';

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly 'x-roles'?: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Json }[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const code = (text: string): string => `<code>${escape(text)}</code>`;

/** A description's paragraphs, with the words between backquotes as code. */
const prose = (text: string): string =>
  `<p>${text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : escape(part)))
    .join('')}</p>`;

const nameOf = (ref: unknown): string => String(ref).split('/').at(-1) ?? '';
const anchor = (name: string): string => `schema-${name}`;

/** One line that says what values a schema takes. */
const typeOf = (schema: Json): string => {
  const { $ref, type, items, anyOf, oneOf, enum: values, const: only, format, additionalProperties } = schema;
  if ($ref) return `<a href="#${escape(anchor(nameOf($ref)))}">${escape(nameOf($ref))}</a>`;
  if (only !== undefined) return code(JSON.stringify(only));
  if (Array.isArray(values)) return values.map((value) => code(JSON.stringify(value))).join(' · ');
  const branches = (anyOf ?? oneOf) as Json[] | undefined;
  if (branches) return [...new Set(branches.map(typeOf))].join(' or ');
  if (type === 'array') return `list of ${typeOf((items ?? {}) as Json)}`;
  if (type === 'object' && schema['properties']) return fieldsOf(schema);
  if (type === 'object') return `map to ${typeOf((additionalProperties ?? {}) as Json)}`;
  const words = typeof type === 'string' ? type : 'any value';
  return escape(typeof format === 'string' ? `${words} (${format})` : words);
};

const row = (name: string, isNeeded: boolean, schema: Json): string =>
  `<tr><th scope="row">${code(name)}${isNeeded ? '' : ' <small>optional</small>'}</th><td>${typeOf(schema)}</td></tr>`;

const fieldsOf = (schema: Json): string => {
  const needed = new Set((schema['required'] ?? []) as string[]);
  const rows = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  return `<table>${rows.map(([name, field]) => row(name, needed.has(name), field)).join('')}</table>`;
};

const contentOf = (holder: Json | undefined): string => {
  const [[type, media] = []] = Object.entries((holder?.['content'] ?? {}) as Record<string, { schema: Json }>);
  return type && media ? `${typeOf(media.schema)} <small>${escape(type)}</small>` : '';
};

const operationOf = (method: string, path: string, operation: Operation): string => {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const roles = operation.security ? 'a signed link' : (operation['x-roles']?.join(', ') ?? 'every role');
  const parts = ['path', 'query', 'header'].flatMap((place) => {
    const given = parameters.filter((parameter) => parameter.in === place);
    const rows = given.map(({ name, required, schema }) => row(name, required, schema)).join('');
    return given.length === 0 ? [] : [`<h4>${place}</h4><table>${rows}</table>`];
  });
  const body = requestBody ? `<h4>body</h4><p>${contentOf(requestBody)}</p>` : '';
  const answers = Object.entries(responses)
    .map(
      ([status, response]) =>
        `<li>${escape(status)} ${escape(String(response['description']))} ${contentOf(response)}</li>`,
    )
    .join('');
  return `<details id="${escape(operationId)}"><summary>${code(`${method.toUpperCase()} ${path}`)} ${escape(summary)}</summary>
${description ? prose(description) : ''}<p>May be called by ${escape(roles)}.</p>${parts.join('')}${body}<h4>answers</h4><ul>${answers}</ul></details>`;
};

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-inline-size: 72rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
details { border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.4rem 0; }
summary { cursor: pointer; }
h4 { margin: 0.8rem 0 0.2rem; }
table { border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding: 0.15rem 1rem 0.15rem 0; font-weight: normal; }
small { opacity: 0.75; }
`;

const page = (document: Json): string => {
  const paths = Object.entries(document['paths'] as Record<string, Record<string, Operation>>);
  const rooms = new Map<string, string[]>();
  for (const [path, methods] of paths)
    for (const [method, operation] of Object.entries(methods)) {
      const room = operation.tags[0] ?? '';
      rooms.set(room, [...(rooms.get(room) ?? []), operationOf(method, path, operation)]);
    }
  const { schemas } = document['components'] as { schemas: Record<string, Json> };
  const named = Object.keys(schemas).sort().map((name) => `<details id="${escape(anchor(name))}"><summary>${code(name)}</summary>${typeOf(schemas[name] ?? {})}</details>`); // prettier-ignore
  const title = 'TOWERP CRM Threads: the API';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><h1>${title}</h1>
<p>Read from <a href="openapi.json">openapi.json</a> (OpenAPI 3.1), for clients and generators.</p>
<nav aria-label="Rooms">${[...rooms.keys()].map((room) => `<a href="#room-${escape(room)}">${escape(room)}</a>`).join('')}<a href="#schemas">schemas</a></nav>
<main>${[...rooms].map(([room, operations]) => `<h2 id="room-${escape(room)}">${escape(room)}</h2>${operations.join('\n')}`).join('\n')}
<h2 id="schemas">schemas</h2>${named.join('\n')}</main></body></html>`;
};

let written = '';

/** A page that shows the OpenAPI document. It is written here, so it needs no script and nothing from elsewhere. */
export const docsResponse = (): Response => {
  written ||= page(openApiOf());
  const allowed = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${allowed}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return new Response(written, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
  });
};
