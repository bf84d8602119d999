import type { CrmClient } from '@towerp/crm-client';
import type { Audience, RichTextDocument, Visibility } from '@towerp/crm-protocol';
import { isEmptyRichText } from '@towerp/crm-protocol/words';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isOutside } from '../../base/reader-controller.js';
import type { Messages } from '../../locale/messages.js';
import { avatar } from '../../ui/avatar.js';
import { bellIcon, eyeIcon } from '../../ui/more-icons.js';

const pause = 400;

/** What is about to be sent, and to whom. */
export type Outgoing = { body: RichTextDocument; threadId: string; visibility: Visibility | undefined };

/** Asks whom a text would notify, a moment after its last change. */
export class AudienceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: () => CrmClient | undefined;
  #value: Audience | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, client: () => CrmClient | undefined) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  get value(): Audience | undefined {
    return this.#value;
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
    const audience = await this.#client()
      ?.mentions.audience(input, { signal: abort.signal })
      .catch(() => undefined);
    if (!abort.signal.aborted) this.#show(audience);
  }

  #show(audience: Audience | undefined): void {
    this.#value = audience;
    this.#host.requestUpdate();
  }
}

const reasonOf = (
  via: Audience['notified'][number]['via'],
  groups: ReadonlyMap<string, string>,
  messages: Messages,
): string => (via ? messages.viaGroup(groups.get(via.id) ?? messages.kinds['group'] ?? via.kind) : '');

/** The line "ще уведоми 7 души"; it opens the list of who and why. */
export const audienceLine = (
  audience: Audience | undefined,
  isShared: boolean,
  groups: ReadonlyMap<string, string>,
  messages: Messages,
): TemplateResult | typeof nothing => {
  if (!audience) return nothing;
  const { notified, omitted } = audience;
  const outside = notified.filter(({ person }) => isOutside(person)).length;
  const words = isShared && outside > 0 ? messages.willSee(outside) : notified.length > 0 ? messages.willNotify(notified.length) : messages.willNotifyNobody;
  return html`<button type="button" class="audience" popovertarget="audience">${isShared && outside > 0 ? eyeIcon() : bellIcon()}<u>${words}</u></button>
    <div class="popup" id="audience" popover>
      ${notified.length > 0 ? html`<div class="caption">${messages.notifiedTitle}</div>` : nothing}
      ${notified.map(({ person, via }) => html`<div class="person">${avatar(person)}<span class="cut grow">${person.name}</span><span class="small muted">${reasonOf(via, groups, messages)}</span></div>`)}
      ${omitted.length > 0 ? html`<div class="caption">${messages.omittedTitle}</div>` : nothing}
      ${omitted.map(({ person, reason }) => html`<div class="person">${avatar(person)}<span class="cut grow">${person.name}</span><span class="small muted">${messages.omitted[reason]}</span></div>`)}
    </div>`;
}; // prettier-ignore
