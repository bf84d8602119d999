import { Readable } from 'node:stream';

/**
 * Middleware of web-test-runner that serves the real backend on the tests' own origin, under /crm-api.
 * `GET /crm-api/test-token?sub=…&role=…&company=…&name=…&counterparty=…` makes a token for a test's person.
 */
export const testBackend = async ({ prefix = '/crm-api' } = {}) => {
  const { startTestCrm } = await import('@towerp/crm-testing');
  const { crm } = await startTestCrm();
  return async (context, next) => {
    if (!context.path.startsWith(`${prefix}/`)) return next();
    context.set('cache-control', 'no-store');
    if (context.path === `${prefix}/test-token`) {
      const { sub, company, role, name, counterparty } = context.query;
      context.body = await crm.auth.issue(
        { sub, company, role, ...(name && { name }), ...(counterparty && { counterparty }) },
        3600,
      );
      return undefined;
    }
    const abort = new AbortController();
    context.res.on('close', () => abort.abort());
    const hasBody = !['GET', 'HEAD'].includes(context.method);
    const response = await crm.fetch(
      new Request(new URL(context.url.slice(prefix.length), 'http://crm.test'), {
        method: context.method,
        headers: context.headers,
        signal: abort.signal,
        ...(hasBody ? { body: Readable.toWeb(context.req), duplex: 'half' } : {}),
      }),
    );
    context.status = response.status;
    for (const [name, value] of response.headers) context.set(name, value);
    context.body = response.body ? Readable.fromWeb(response.body) : null;
  };
};
