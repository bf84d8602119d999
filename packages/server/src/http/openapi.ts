import * as protocol from '@towerp/crm-protocol';
import { api, problemStatus, wireVersion, type Route } from '@towerp/crm-protocol';
import * as z from 'zod/mini';

type Json = Record<string, unknown>;

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

const parametersOf = (route: Route): Json[] => [
  ...Object.entries(route.params ?? {}).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    schema: plain(schema),
  })),
  ...Object.entries(route.query ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    style: 'form',
    explode: false,
    schema: plain(schema),
  })),
  ...(route.method === 'GET' || route.raw
    ? []
    : [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      ]),
  ...(route.method === 'PATCH' || route.method === 'DELETE'
    ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }]
    : []),
];

const answersOf = (route: Route, answer: string | undefined): Json => {
  const content = answer ? { content: { 'application/json': { schema: { $ref: base(answer) } } } } : {};
  const problem = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { $ref: base('Problem') } } },
  };
  if (route.raw) return { 200: { description: 'A stream' }, default: problem };
  const success = answer
    ? { 200: { description: route.creates ? 'What asked for stood already' : 'Done', ...content } }
    : { 204: { description: 'Done' } };
  return { ...success, ...(route.creates ? { 201: { description: 'Created', ...content } } : {}), default: problem };
};

const schemasOf = (registry: z.core.$ZodRegistry<{ id: string }>, io: 'input' | 'output'): Json => {
  const { schemas } = z.toJSONSchema(registry, { io, uri: base, unrepresentable: 'any', reused: 'inline' }) as {
    schemas: Record<string, Json>;
  };
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _s, $id: _i, ...schema }]) => [id, schema]));
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
        ...(body
          ? { requestBody: { required: true, content: { 'application/json': { schema: { $ref: base(body) } } } } }
          : {}),
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
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...schemasOf(inputs, 'input'), ...schemasOf(outputs, 'output') },
    },
  };
};
