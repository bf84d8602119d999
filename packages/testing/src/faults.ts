import { problemStatus, type ProblemCode } from '@towerp/crm-protocol';

/** What goes wrong between a client and the backend; change it while the test runs. */
export class Faults {
  /** Nothing reaches the backend, and open streams break. */
  #isOffline = false;
  /** Every request waits this long before it is sent. */
  latencyMs = 0;
  /** Every request but the stream is answered with this problem, without reaching the backend. */
  problem: ProblemCode | undefined;
  /** So many of the next mutations take effect, and their answers are lost. */
  lostAnswers = 0;
  readonly #streams = new Set<AbortController>();

  get isOffline(): boolean {
    return this.#isOffline;
  }

  set isOffline(isOffline: boolean) {
    this.#isOffline = isOffline;
    if (isOffline) this.cutStreams();
  }

  /** Breaks every open stream; clients come back by themselves. */
  cutStreams(): void {
    for (const stream of this.#streams) stream.abort();
    this.#streams.clear();
  }

  /** A fetch that goes wrong as told. */
  around(send: (request: Request) => Promise<Response>): typeof fetch {
    return async (input, init) => {
      const request = new Request(input, init);
      if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
      request.signal.throwIfAborted();
      if (this.#isOffline) throw new TypeError('fetch failed');
      const isStream = request.headers.get('accept') === 'text/event-stream';
      if (this.problem && !isStream) return answerOf(this.problem);
      const response = await send(request);
      if (isStream) return this.#breakable(response, request.signal);
      if (this.lostAnswers > 0 && request.method !== 'GET') {
        this.lostAnswers--;
        throw new TypeError('fetch failed');
      }
      return response;
    };
  }

  #breakable(response: Response, signal: AbortSignal): Response {
    if (!response.body) return response;
    const cut = new AbortController();
    this.#streams.add(cut);
    const body = response.body.pipeThrough(new TransformStream(), { signal: AbortSignal.any([signal, cut.signal]) });
    return new Response(body, response);
  }
}

const answerOf = (code: ProblemCode): Response =>
  Response.json(
    {
      type: 'about:blank',
      title: code,
      status: problemStatus[code],
      detail: `The test wants ${code}.`,
      code,
      requestId: 'test',
    },
    { status: problemStatus[code], headers: { 'content-type': 'application/problem+json', 'retry-after': '0' } },
  );
