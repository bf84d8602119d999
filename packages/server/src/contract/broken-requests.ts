import fc from 'fast-check';
import type { OperationName, Sent } from './cases.js';

const lone = '\ud800';
const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const huge = Buffer.alloc(20 * 1024 * 1024, '{"topic":"');

const oddText = fc.oneof(
  fc.constantFrom(
    '', ' ', '\0', 'a\0b', lone, `x${lone}y`, '\u200b', '\ufeff', '__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', '-1', '1e309',
    '0', '99999999999999999999', '9007199254740993', '2026-02-30', '2026-13-01T00:00:00Z', '0000-00-00', '-271821-04-20T00:00:00Z', '+010000-01-01T00:00:00Z',
    "'; drop table thread; --", '%', '%_', '\\', '${x}', '../../etc/passwd', '<script>', 'kind:', ':id', 'client_order:', 'user:\0', 'me', '*',
    'a'.repeat(300), 'ѝ'.repeat(5000), '\u0301'.repeat(400), '🏭'.repeat(200), '01890a5d-ac96-774b-bcce-b302099a8057', '01890A5D-AC96-774B-BCCE-B302099A8057',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
); // prettier-ignore

const oddKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  '',
  '\0',
  lone,
  'id',
  'version',
  'topic',
  'toJSON',
);

/** Any value of JSON, odd more often than not. */
const oddValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    oddText,
    fc.constantFrom(null, true, false, 0, -0, -1, 0.1, 1e21, 1e308, 2 ** 53, -(2 ** 63), [], {}),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(oddKey, tie('value')), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
    fc.record({ version: fc.constantFrom(1, 2, '1'), blocks: fc.array(tie('value'), { maxLength: 2 }) }),
    fc.record({ type: fc.constantFrom('mention', 'text', 'link', 'list'), kind: oddText, id: oddText, href: oddText }),
    fc.record({ kind: fc.constantFrom('user', 'thread', 'task', 'client_order', 'file', 'x'), id: oddText }),
  ),
})).value;

/** Written by hand, since `JSON.stringify` leaves `__proto__` of a literal out. */
const jsonOf = fc.tuple(oddValue, oddKey).map(([value, key]) => `{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

const brokenJson = fc.oneof(
  fc.constantFrom(
    '', '{', '}', '[', '"', 'nul', '{"a":}', '{"a":1,}', "{'a':1}", '\ufeff{}', '{}{}', '[]', 'null', '1', '"x"', '{"a":1e999999}', '{"topic":"\\ud800"}',
    '{"topic":"\\u0000"}', '{"body":"\\udfff x"}', '{"__proto__":{"topic":"x"}}', '{"constructor":{"prototype":{}}}', '{"topic":"a","topic":"b"}',
    deep('[', ']', 10_000), deep('{"a":', '}', 10_000).replace('}', '1}'), `{"description":${deep('[', ']', 10_000)}}`, `{"topic":"${'x'.repeat(2 * 1024 * 1024)}"}`,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  jsonOf,
); // prettier-ignore

const rawBytes = fc.oneof(
  { weight: 40, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.constant(huge) },
);

/** One field of a good body made odd, put in or taken away. */
const twisted = (body: string): fc.Arbitrary<string> => {
  const good = JSON.parse(body) as Record<string, unknown>;
  return fc
    .tuple(
      fc.oneof(fc.constantFrom(...Object.keys(good), 'id'), oddKey),
      fc.option(oddValue, { nil: undefined, freq: 6 }),
    )
    .map(([key, value]) => {
      const rest = Object.entries(good).filter(([name]) => name !== key);
      const added = value === undefined ? [] : [`${JSON.stringify(key)}:${JSON.stringify(value)}`];
      return `{${[...rest.map(([name, kept]) => `${JSON.stringify(name)}:${JSON.stringify(kept)}`), ...added].join(',')}}`;
    });
};

const isJson = (body: Sent['body']): body is string => typeof body === 'string' && /^\{.*\}$/.test(body);

const oddLine = fc.oneof(
  brokenJson,
  fc
    .tuple(fc.constantFrom('record', 'thread', 'task', 'comment', 'read', 'follow', 'user', 'status_change', 'x', '__proto__'), oddValue, oddText)
    .map(([type, value, id]) => JSON.stringify({ type, id, title: 'x', topic: 'x', kind: 'sale', author: { kind: 'user', id }, createdAt: '2026-01-01T00:00:00Z', body: value })),
); // prettier-ignore

const bodyFor = (sent: Sent): fc.Arbitrary<Sent['body']> => {
  if (sent.method === 'GET' || sent.method === 'HEAD') return fc.constant(undefined);
  if (sent.path.startsWith('/import'))
    return fc.array(oddLine, { maxLength: 4 }).map((lines) => lines.join('\n').slice(0, 4_000_000));
  const others: fc.Arbitrary<Sent['body']>[] = [brokenJson, rawBytes, fc.constant(sent.body)];
  return isJson(sent.body) ? fc.oneof(twisted(sent.body), twisted(sent.body), ...others) : fc.oneof(...others);
};

const encoded = (text: string): string =>
  text.isWellFormed() ? encodeURIComponent(text) : text.replaceAll(/\p{Surrogate}/gu, '%ED%A0%80');
const oddPart = fc.oneof(
  oddText.map(encoded),
  fc.constantFrom(
    '%',
    '%zz',
    '%ff',
    '%00',
    '%ED%A0%80',
    '..',
    '.',
    '%2e%2e',
    '%2F',
    'a:b',
    ':test',
    '*',
    'x'.repeat(9000),
  ),
);

/** Parts of a good path made odd. */
const pathFor = ({ path }: Sent): fc.Arbitrary<string> => {
  const [plain = '', query = ''] = path.split('?');
  const parts = plain.split('/');
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(path) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.nat(parts.length), oddPart).map(([at, part]) => {
        const changed = parts.map((one, index) => (index === at && at > 1 ? part : one)).join('/');
        return query ? `${changed}?${query}` : changed;
      }),
    },
    { weight: 1, arbitrary: fc.tuple(oddPart, oddPart).map(([a, b]) => `/${a}/${b}`) },
  );
};

const oddCursor = fc.oneof(
  oddText.map(encoded),
  oddValue.map((value) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url')),
  fc.constantFrom('W10', 'bnVsbA', 'WyJ4Il0', 'e30', '!', 'a'.repeat(3000)),
);
const parameters = [
  'limit', 'status', 'author', 'participant', 'work', 'counterparty', 'record', 'mentions', 'unread', 'followed', 'topic', 'createdFrom',
  'createdTo', 'q', 'sort', 'counts', 'from', 'to', 'refs', 'kinds', 'kind', 'thread', 'types', 'order', 'direction', 'depth', 'since', 'due',
  'scope', '__proto__', 'company', 'expires', 'signature', 'visibility', 'contact', 'channel',
]; // prettier-ignore
const oddPair = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...parameters), oddPart).map(([name, value]) => `${name}=${value}`),
  },
  { weight: 2, arbitrary: oddCursor.map((cursor) => `cursor=${cursor}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '=', '&&', 'a', '?', 'limit=1&limit=2', '%=1', 'refs=,,,', 'status=,') },
);
const oddQuery = fc.array(oddPair, { maxLength: 3 });

// A header holds bytes; more than that no client can send.
const oddHeader = fc.oneof(
  fc.constantFrom('', '*', '"1"', 'W/"2"', '"', '-1', '1.5', '99999999999999999999', '0', '1', 'x'.repeat(5000), 'ÿ', 'a b', 'a,b', 'filename', 'id !!!'),
  fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
  fc.constantFrom('filename AAAA', 'filename /w==', 'id eA==', 'filename 4pyT,filename 4pyT', 'bytes=0-', 'bytes=9-1', 'bytes=-0', 'gzip', '1.0.0'),
); // prettier-ignore
const headerNames = [
  'Content-Type', 'Idempotency-Key', 'If-Match', 'Last-Event-ID', 'Tus-Resumable', 'Upload-Length', 'Upload-Offset', 'Upload-Metadata',
  'Upload-Defer-Length', 'Range', 'Content-Encoding', 'Accept', 'Origin', 'X-HTTP-Method-Override', 'Content-Length',
]; // prettier-ignore
const oddHeaders = fc.dictionary(fc.constantFrom(...headerNames), oddHeader, { maxKeys: 2, noNullPrototype: true });

/** A request, and the operation that it still names. */
export interface Broken extends Sent {
  readonly name: OperationName | undefined;
}

/** Requests of broken shape: good ones with one thing or many made odd. */
export const brokenRequest = (good: readonly (readonly [OperationName, Sent])[]): fc.Arbitrary<Broken> =>
  fc.constantFrom(...good).chain(([name, sent]) =>
    fc.record({ path: pathFor(sent), query: oddQuery, headers: oddHeaders, body: bodyFor(sent) }).map((odd) => ({
      name: odd.path === sent.path ? name : undefined,
      who: sent.who,
      method: sent.method,
      path: odd.query.length > 0 ? `${odd.path}${odd.path.includes('?') ? '&' : '?'}${odd.query.join('&')}` : odd.path,
      headers: { ...sent.headers, ...odd.headers },
      ...(odd.body === undefined ? {} : { body: odd.body }),
    })),
  );
