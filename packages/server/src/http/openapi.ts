import * as protocol from '@towerp/crm-protocol';
import { api, events, problemStatus, wireVersion, type Route } from '@towerp/crm-protocol';
import * as z from 'zod/mini';
import { problemsOf } from './problems-of.js';

type Json = Record<string, unknown>;

const AnyEvent = z.union(Object.values(events));

const base = (id: string): string => `#/components/schemas/${id}`;

/** Names the protocol's schemas, so that the document says each once. */
const registryOf = (
  routes: readonly (readonly [string, Route])[],
  side: 'input' | 'output',
): z.core.$ZodRegistry<{ id: string }> => {
  const registry = z.registry<{ id: string }>();
  const suffix = side === 'input' ? 'Input' : '';
  for (const [name, value] of Object.entries(protocol))
    if (value instanceof z.ZodMiniType && /^[A-Z]/.test(name))
      registry.add(value, { id: `${name}${/^(Create|Patch|Put)/.test(name) ? '' : suffix}` });
  if (side === 'output') registry.add(AnyEvent, { id: 'Event' });
  for (const [name, route] of routes) {
    const schema = side === 'input' ? route.body : route.answer;
    if (schema && !registry.has(schema)) registry.add(schema, { id: `${name}${side === 'input' ? 'Body' : 'Answer'}` });
  }
  return registry;
};

const operationsOf = (): (readonly [string, Route])[] =>
  Object.entries(api).flatMap(([room, routes]) =>
    Object.entries(routes as Record<string, Route>).map(([name, route]) => [`${room}.${name}`, route] as const),
  );

const plain = (schema: z.ZodMiniType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return rest;
};

const parameter = (name: string, place: 'path' | 'query' | 'header', schema: z.ZodMiniType): Json => ({
  name,
  in: place,
  required: place === 'path' || !schema.safeParse(undefined).success,
  // A list stands in one value, its items separated by commas.
  ...(place === 'query' ? { style: 'form', explode: false } : {}),
  schema: plain(schema),
});

const key = { $ref: '#/components/parameters/Idempotency-Key' };
const match = { $ref: '#/components/parameters/If-Match' };
const isKeyed = ({ method, raw }: Route): boolean => method !== 'GET' && !raw;
const isMatched = ({ method, raw }: Route): boolean => (method === 'PATCH' || method === 'DELETE') && !raw;

const parametersOf = (route: Route): Json[] => [
  ...Object.entries(route.params ?? {}).map(([name, schema]) => parameter(name, 'path', schema)),
  ...Object.entries(route.query ?? {}).map(([name, schema]) => parameter(name, 'query', schema)),
  ...Object.entries(route.headers ?? {}).map(([name, schema]) => parameter(name, 'header', schema)),
  ...(isKeyed(route) ? [key] : []),
  ...(isMatched(route) ? [match] : []),
];

const line = { description: 'One a line.', $ref: base('ImportLineInput') };
const streamed: Readonly<Record<string, Json>> = {
  'application/x-ndjson': line,
  'text/event-stream': { description: 'The data of each event.', $ref: base('Event') },
};

const bodyOf = (route: Route, body: string | undefined): Json => {
  if (body)
    return { requestBody: { required: true, content: { 'application/json': { schema: { $ref: base(body) } } } } };
  if (!route.takes) return {};
  const isBinary = route.takes.endsWith('octet-stream');
  const schema = isBinary ? {} : line;
  return { requestBody: { required: !(isBinary && route.method === 'POST'), content: { [route.takes]: { schema } } } };
};

const parameters = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Makes a repetition safe: the same request with the same key has one effect and one answer.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The ETag of the version that is changed; without it the last write wins.',
    schema: { type: 'string' },
  },
};

const header = (description: string, type: string): Json => ({ description, schema: { type } });
const headers = {
  'Crm-Seq': header('Exactly the events up to it are in the answer.', 'integer'),
  'Request-Id': header('Names the request, also in the log.', 'string'),
  ETag: header('The version, for If-Match.', 'string'),
  Location: header('Where what was created can be read, if it can.', 'string'),
  'Idempotent-Replayed': header('`true` where the answer was given before.', 'string'),
  'Retry-After': header('After how many seconds to try again.', 'integer'),
};
const withHeaders = (...names: (keyof typeof headers)[]): Json => ({
  headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
});

const contentOf = (route: Route, answer: string | undefined): Json => {
  if (answer) return { content: { 'application/json': { schema: { $ref: base(answer) } } } };
  return route.gives ? { content: { [route.gives]: { schema: streamed[route.gives] ?? {} } } } : {};
};

const successOf = (route: Route, answer: string | undefined): Json => {
  const content = contentOf(route, answer);
  const seq = route.open ? [] : (['Crm-Seq'] as const);
  const replayed = isKeyed(route) ? (['Idempotent-Replayed'] as const) : [];
  const told = { ...withHeaders('Request-Id', ...seq, 'ETag', ...replayed), ...content };
  const created = { ...withHeaders('Request-Id', ...seq, 'ETag', 'Location', ...replayed), ...content };
  if (route.creates)
    return {
      200: { description: 'What was asked for stood already', ...told },
      201: { description: 'Created', ...created },
    };
  const status = route.status ?? (answer || route.raw ? 200 : 204);
  return {
    [status]: { description: status === 201 ? 'Created' : 'Done', ...(status === 201 ? created : told) },
    ...(route.headers && 'Range' in route.headers
      ? {
          206: { description: 'The range that was asked for', ...told },
          416: { description: 'There is no such range' },
        }
      : {}),
  };
};

const answersOf = (route: Route, answer: string | undefined): Json => {
  const byStatus = Map.groupBy(problemsOf(route), (code) => problemStatus[code]);
  const problems = [...byStatus].map(([status, codes]) => [
    status,
    {
      description: `A problem: ${codes.map((code) => `\`${code}\``).join(', ')}`,
      'x-problem-codes': codes,
      ...withHeaders('Request-Id', ...([409, 429, 503].includes(status) ? (['Retry-After'] as const) : [])),
      content: { 'application/problem+json': { schema: { $ref: base('Problem') } } },
    },
  ]);
  return { ...successOf(route, answer), ...(Object.fromEntries(problems) as Json) };
};

const schemasOf = (registry: z.core.$ZodRegistry<{ id: string }>, io: 'input' | 'output'): Json => {
  const { schemas } = z.toJSONSchema(registry, { io, uri: base, unrepresentable: 'any', reused: 'inline' }) as {
    schemas: Record<string, Json>;
  };
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _s, $id: _i, ...schema }]) => [id, schema]));
};

const refsIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);

/** Those of the schemas that are used, directly or by others that are. */
const usedOf = (paths: Json, schemas: Json): Json => {
  const used = new Set<string>();
  const waiting = refsIn(paths);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...refsIn(schemas[name]));
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
};

/** The OpenAPI 3.1 document, derived from the protocol's routes. */
export const openApiOf = (): Json => {
  const operations = operationsOf();
  const inputs = registryOf(operations, 'input');
  const outputs = registryOf(operations, 'output');
  const paths: Record<string, Json> = {};
  for (const [name, route] of operations) {
    const path = `/v1${route.path}`;
    const body = route.body && inputs.get(route.body)?.id;
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: {
        operationId: name,
        summary: route.summary,
        ...(route.description ? { description: route.description } : {}),
        ...(route.open ? { security: [] } : {}),
        tags: [name.split('.')[0]],
        ...(route.roles ? { 'x-roles': route.roles } : {}),
        parameters: parametersOf(route),
        ...bodyOf(route, body),
        responses: answersOf(route, route.answer && outputs.get(route.answer)?.id),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'TOWERP CRM Threads', version: wireVersion, 'x-problem-codes': problemStatus },
    security: [{ bearer: [] }],
    paths,
    components: {
      parameters,
      headers,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: usedOf(paths, { ...schemasOf(inputs, 'input'), ...schemasOf(outputs, 'output') }),
    },
  };
};
