import type { CrmClient } from '@towerp/crm-client';
import type { Flow } from '@towerp/crm-protocol';
import { parseRef } from '@towerp/crm-protocol/words';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Around which record, and after which change. */
export type FlowQuestion = { client: CrmClient | undefined; record: string; attachmentsCount: number };

/** Reads the document flow around a record, and anew when what was asked changes; what stood shows until then. */
export class FlowController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => FlowQuestion;
  #asked: FlowQuestion | undefined;
  #reading: AbortController | undefined;
  #value: Flow | undefined;

  constructor(host: ReactiveControllerHost, ask: () => FlowQuestion) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  /** The flow; `undefined` where there is none, or it did not load: a panel does without. */
  get value(): Flow | undefined {
    return this.#value;
  }

  hostDisconnected(): void {
    this.#reading?.abort();
    this.#asked = undefined;
  }

  hostUpdate(): void {
    const question = this.#ask();
    const { client, record, attachmentsCount } = question;
    const before = this.#asked;
    const isSame =
      before?.client === client && before?.record === record && before.attachmentsCount === attachmentsCount;
    if (isSame) return;
    this.#asked = question;
    this.#reading?.abort();
    this.#reading = new AbortController();
    void this.#read(question, this.#reading.signal);
  }

  async #read({ client, record }: FlowQuestion, signal: AbortSignal): Promise<void> {
    const ref = parseRef(record);
    const flow = ref && (await client?.records.flow(ref, {}, { signal }).catch(() => undefined));
    if (signal.aborted || flow === this.#value) return;
    this.#value = flow;
    this.#host.requestUpdate();
  }
}
