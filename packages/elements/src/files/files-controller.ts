import type { CrmClient } from '@towerp/crm-client';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { lazily } from '../base/lazily.js';
import { StoreController } from '../base/store-controller.js';
import type { Messages } from '../locale/messages.js';
import { paperclipIcon } from '../ui/more-icons.js';
import type { FileUpload } from './upload.js';
import type { Shown, Uploads } from './uploads.js';

type Ports = {
  client: () => CrmClient | undefined;
  /** The draft to which the files belong; none are taken under an empty name. */
  draft: () => string;
  /** Files that the entry has already; an entry that is changed begins with them. */
  standing?: () => readonly FileUpload[];
};

const stillness = 1000;
const load = lazily(() => import('./define.js'));

/** Takes files into what its host writes, chosen, dropped or pasted; all that is done with them is loaded with the first. */
export class FilesController implements ReactiveController {
  readonly #host: LitElement;
  readonly #ports: Ports;
  readonly #shown: StoreController<Shown>;
  #client: CrmClient | undefined;
  #draft = '';
  #uploads: Uploads | undefined;
  #isOver = false;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
    this.#shown = new StoreController(host, () => this.#uploads?.$shown);
    host.addController(this);
    // Before the text below them, which would take them for words.
    for (const type of ['dragover', 'dragleave', 'drop', 'paste']) host.addEventListener(type, this, true);
  }

  hostUpdate(): void {
    const client = this.#ports.client();
    const draft = this.#ports.draft();
    if (client === this.#client && draft === this.#draft) return;
    this.hostDisconnected();
    this.#client = client;
    this.#draft = draft;
    this.#uploads = undefined;
    if (client && draft) void this.#restore(client, draft);
  }

  async #restore(client: CrmClient, draft: string): Promise<void> {
    await client.drafts.ready;
    const isKept = client.drafts.get(draft) !== undefined;
    const standing = isKept ? [] : (this.#ports.standing?.() ?? []);
    if (draft === this.#draft && (isKept || standing.length > 0)) (await this.#open())?.receive(standing);
  }

  hostDisconnected(): void {
    // What waits for its files is sent from where it is seen, or not at all.
    this.#uploads?.hold();
  }

  handleEvent(event: DragEvent | ClipboardEvent): void {
    if (event.type === 'dragleave') this.#hover(false);
    const data = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
    if (!this.#draft || event.type === 'dragleave' || !data?.types.includes('Files')) return;
    const files = [...data.files];
    // What was copied in a table or a text comes with its picture, and stays a text.
    if (event.type === 'paste' && !this.#areNames(data.getData('text/plain'), files)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#hover(event.type === 'dragover');
    if (!this.#isOver) void this.#open(files);
  }

  #hover(isOver: boolean): void {
    clearTimeout(this.#leaving);
    // What is held over a place says so again and again; not every browser tells when it is given up.
    if (isOver)
      this.#leaving = setTimeout(() => {
        this.#hover(false);
      }, stillness);
    if (isOver === this.#isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
    if (isOver) void this.#open();
  }

  #areNames(text: string, files: readonly File[]): boolean {
    return text.trim() === '' || text.trim().split(/\s*\n\s*/).every((line) => files.some(({ name }) => line.endsWith(name)));
  } // prettier-ignore

  async #open(files: readonly File[] = []): Promise<Uploads | undefined> {
    const client = this.#client;
    const draft = this.#draft;
    const [{ uploadsOf }] = await Promise.all([load(), client?.drafts.ready]);
    if (!client) return undefined;
    const uploads = uploadsOf(client, draft);
    if (files.length > 0) uploads.add(files);
    if (draft === this.#draft) {
      this.#uploads = uploads;
      this.#host.requestUpdate();
    }
    return uploads;
  }

  get isEmpty(): boolean {
    return this.#uploads?.isEmpty ?? true;
  }

  /** True once there was a file; only then is it known what the entry is to show. */
  get isOpen(): boolean {
    return this.#uploads !== undefined;
  }

  get ids(): string[] {
    return this.#uploads?.ids ?? [];
  }

  /** True while it is sent as soon as its files have come. */
  get isWaiting(): boolean {
    return this.#shown.value?.obstacle === 'waiting';
  }

  /** True where the entry can be sent; else the tray says why not, and `send` is called once what is on its way has come. */
  maySend(hasWords: boolean, send: () => void): boolean {
    return this.#uploads?.maySend(hasWords, send) ?? true;
  }

  /** Nothing is sent by itself any more. */
  hold(): void {
    this.#uploads?.hold();
  }

  release(): FileUpload[] {
    return this.#uploads?.release() ?? [];
  }

  receive(files: readonly FileUpload[], error?: unknown): void {
    if (files.length > 0) void this.#open().then((uploads) => uploads?.receive(files, error));
  }

  /** The button by which files are chosen. */
  button(messages: Messages, word: TemplateResult | string | typeof nothing = nothing): TemplateResult {
    const choose = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      void this.#open([...(input.files ?? [])]);
      input.value = '';
    };
    const press = ({ currentTarget }: Event): void => {
      ((currentTarget as Element).nextElementSibling as HTMLInputElement).click();
    };
    return html`<button type="button" class="button compact quiet ${word === nothing ? 'square' : ''}" aria-label=${messages.attachFile} title=${messages.attachFile} @click=${press}>${paperclipIcon()}${word}</button
      ><input type="file" multiple hidden @change=${choose} />`;
  } // prettier-ignore

  /** The files themselves, and where they are dropped. */
  tray(): TemplateResult | typeof nothing {
    const write = (): void => this.#host.renderRoot.querySelector<HTMLElement>('towerp-mention-editor')?.focus();
    return this.#uploads || this.#isOver
      ? html`<towerp-file-tray .uploads=${this.#uploads} ?over=${this.#isOver} @emptied=${write}></towerp-file-tray>`
      : nothing;
  }
}
