import type { CrmClient } from '@towerp/crm-client';
import type { Audience, RichTextDocument, Visibility } from '@towerp/crm-protocol';
import { isEmptyRichText } from '@towerp/crm-protocol/words';
import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { lazily } from '../../base/lazily.js';
import type { Messages } from '../../locale/messages.js';
import type { audienceLine } from './audience-line.js';

const pause = 400;
const loadLine = lazily(() => import('./audience-line.js'));

/** What is about to be sent, and to whom. */
export type Outgoing = { body: RichTextDocument; threadId: string; visibility: Visibility | undefined };

/** Asks whom a text would notify, a moment after its last change. */
export class AudienceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: () => CrmClient | undefined;
  #value: Audience | undefined;
  #line: typeof audienceLine | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, client: () => CrmClient | undefined) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  /** The line "ще уведоми 7 души", once it is known whom. */
  line(isShared: boolean, groups: ReadonlyMap<string, string>, messages: Messages): TemplateResult | typeof nothing {
    return (this.#value && this.#line?.(this.#value, isShared, groups, messages)) ?? nothing;
  }

  hostDisconnected(): void {
    this.#stop();
  }

  ask(outgoing: Outgoing): void {
    this.#stop();
    if (isEmptyRichText(outgoing.body)) this.#show(undefined);
    else this.#timer = setTimeout(() => void this.#ask(outgoing), pause);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  async #ask({ body, threadId, visibility }: Outgoing): Promise<void> {
    const abort = (this.#abort = new AbortController());
    const input = { body, threadId, ...(visibility ? { visibility } : {}) };
    // It is a courtesy: without an answer the text can be sent all the same.
    const asked = this.#client()?.mentions.audience(input, { signal: abort.signal });
    const [audience, loaded] = await Promise.all([asked, loadLine()]).catch(() => []);
    if (abort.signal.aborted) return;
    this.#line = loaded?.audienceLine;
    this.#show(audience);
  }

  #show(audience: Audience | undefined): void {
    this.#value = audience;
    this.#host.requestUpdate();
  }
}
