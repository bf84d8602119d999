import { problemStatus, type ProblemCode } from '@towerp/crm-protocol';

/** How likely something happens to each message on its way, between 0 and 1. */
export interface Wire {
  /** Gives numbers as `Math.random` does; one with a seed repeats a run. */
  readonly random: () => number;
  /** A request is lost before it arrives. */
  readonly loseRequest?: number;
  /** An answer is lost after the request took effect. */
  readonly loseAnswer?: number;
  /** A request arrives twice, as a proxy may send it again. */
  readonly doubleRequest?: number;
  /** An event comes twice. */
  readonly doubleEvent?: number;
  /** The stream breaks, in the middle of a message too. */
  readonly cutStream?: number;
  /** Every message waits up to this long, each for itself: so they overtake each other. */
  readonly delayMs?: number;
}

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
  /** What happens by chance to every message. */
  wire: Wire | undefined;
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
      await this.#travel(request.signal, this.wire?.loseRequest);
      const twin = !isStream && this.#happens(this.wire?.doubleRequest) ? send(request.clone()) : undefined;
      const response = await send(request);
      await twin;
      if (isStream) return this.#breakable(response, request.signal);
      await this.#travel(request.signal, this.wire?.loseAnswer);
      if (this.lostAnswers > 0 && request.method !== 'GET') {
        this.lostAnswers--;
        throw new TypeError('fetch failed');
      }
      return response;
    };
  }

  #happens(chance = 0): boolean {
    return chance > 0 && this.wire !== undefined && this.wire.random() < chance;
  }

  async #travel(signal: AbortSignal, loss: number | undefined): Promise<void> {
    const { wire } = this;
    if (!wire) return;
    if (wire.delayMs) await new Promise((resolve) => setTimeout(resolve, wire.random() * (wire.delayMs ?? 0)));
    signal.throwIfAborted();
    if (this.#happens(loss)) throw new TypeError('fetch failed');
  }

  #breakable(response: Response, signal: AbortSignal): Response {
    if (!response.body) return response;
    const cut = new AbortController();
    this.#streams.add(cut);
    const onTheWay = new TransformStream<Uint8Array, Uint8Array>({
      transform: async (chunk, controller) => {
        const { wire } = this;
        if (wire?.delayMs) await new Promise((resolve) => setTimeout(resolve, wire.random() * (wire.delayMs ?? 0)));
        if (wire && this.#happens(wire.cutStream)) {
          controller.enqueue(chunk.slice(0, Math.floor(wire.random() * chunk.length)));
          cut.abort();
          return;
        }
        controller.enqueue(chunk);
        if (this.#happens(wire?.doubleEvent)) controller.enqueue(chunk);
      },
    });
    const body = response.body.pipeThrough(onTheWay, { signal: AbortSignal.any([signal, cut.signal]) });
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
