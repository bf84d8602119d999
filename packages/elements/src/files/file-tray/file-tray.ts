import type { Connection } from '@towerp/crm-client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { fileWords, type FileWords } from '../../locale/file-words.js';
import { base } from '../../styles/base.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { pauseIcon, playIcon } from '../../ui/file-icons.js';
import { circleAlertIcon, refreshCcwIcon, xIcon } from '../../ui/icons.js';
import { checkIcon, paperclipIcon } from '../../ui/more-icons.js';
import { UploadProgressEvent } from '../events.js';
import { fileSign } from '../file-sign.js';
import { fileSize } from '../file-size.js';
import { Previews } from '../previews.js';
import type { FileUpload } from '../upload.js';
import type { Shown, Uploads } from '../uploads.js';
import { fileTrayStyles } from './file-tray.styles.js';

/** The files that go with what is being written: how far each has come, and what can be done about it.
 *  @fires {UploadProgressEvent} towerp-upload-progress - A file has come further. */
export class FileTray extends LitElement {
  static override styles = [tokens, base, controls, marks, fileTrayStyles];

  /** The files. */
  @property({ attribute: false }) uploads: Uploads | undefined;
  /** Something is held over the place where it can be dropped. */
  @property({ type: Boolean }) over = false;

  /** What assistive technology is told: only what has come to an end. */
  @state() private news = '';

  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  readonly #shown = new StoreController<Shown>(this, () => this.uploads?.$shown);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #previews = new Previews();
  #known = new Map<string, FileUpload>();
  #wasOffline = false;

  override willUpdate(changed: PropertyValues<this>): void {
    // What was there before is no news.
    if (changed.has('uploads')) this.#known = new Map(this.uploads?.files.map((upload) => [upload.id, upload]));
    this.#follow(this.#shown.value?.files ?? []);
    const isOffline = this.#connection.value?.state === 'offline';
    if (this.#wasOffline && !isOffline) this.uploads?.goOn(...this.#failed((upload) => upload.trouble === 'offline'));
    this.#wasOffline = isOffline;
  }

  override updated(): void {
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const content = this.uploads?.files.find(({ id }) => id === canvas.dataset['picture'])?.content;
      if (content) void this.#draw(canvas, content);
    }
  }

  async #draw(canvas: HTMLCanvasElement, content: Blob): Promise<void> {
    if (!(await this.#previews.show(canvas, content))) this.requestUpdate();
  }

  #follow(files: readonly FileUpload[]): void {
    const words = this.#words;
    const ended: string[] = [];
    for (const upload of files) {
      const before = this.#known.get(upload.id);
      if (upload.sent !== (before?.sent ?? 0))
        this.dispatchEvent(new UploadProgressEvent(upload.name, upload.sent, upload.size));
      if (before?.state === upload.state) continue;
      if (before && upload.state === 'uploaded') ended.push(words.hasCome(upload.name));
      if (upload.trouble) ended.push(`${upload.name}: ${words.troubles[upload.trouble]}`);
    }
    this.#known = new Map(files.map((upload) => [upload.id, upload]));
    if (ended.length > 0) this.news = ended.join(' ');
  }

  get #words(): FileWords {
    return fileWords(this.#language.messages);
  }

  /** Those that a further attempt may bring. */
  #failed(which: (upload: FileUpload) => boolean = () => true): string[] {
    const files = this.#shown.value?.files ?? [];
    return files.filter((one) => one.state === 'failed' && one.content && which(one)).map(({ id }) => id);
  }

  /** The focus stays in the list as long as there is one. */
  #remove(id: string): void {
    const files = this.#shown.value?.files ?? [];
    const index = files.findIndex((upload) => upload.id === id);
    const next = files[index + 1] ?? files[index - 1];
    this.uploads?.remove(id);
    void this.updateComplete.then(() => {
      const button = next && this.renderRoot.querySelector<HTMLElement>(`[data-file="${next.id}"] .remove`);
      if (button) button.focus();
      else this.dispatchEvent(new Event('emptied'));
    });
  }

  #choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.uploads?.add([...(input.files ?? [])]);
    input.value = '';
  }

  #button(icon: TemplateResult, label: string, press: () => void, look = ''): TemplateResult {
    return html`<button type="button" class="button compact square quiet ${look}" aria-label=${label} title=${label} @click=${press}>${icon}</button>`;
  } // prettier-ignore

  #act({ id, name, state: now, content }: FileUpload): TemplateResult | typeof nothing {
    const words = this.#words;
    const goOn = (): void => this.uploads?.goOn(id);
    if (now === 'uploading' || now === 'waiting') return this.#button(pauseIcon(), words.pause(name), () => this.uploads?.pause(id));
    if (now === 'paused') return this.#button(playIcon(), words.goOn(name), goOn);
    if (now !== 'failed') return nothing;
    if (content) return html`<button type="button" class="button compact" aria-label=${words.retry(name)} title=${words.retry(name)} @click=${goOn}>${refreshCcwIcon()}<span class="word">${this.#language.messages.retry}</span></button>`;
    const press = (): void => this.renderRoot.querySelector<HTMLInputElement>('#again')?.click();
    return html`<button type="button" class="button compact" aria-label=${`${words.chooseAgain}: ${name}`} @click=${press}>${words.chooseAgain}</button>`;
  } // prettier-ignore

  #state(upload: FileUpload): TemplateResult {
    const words = this.#words;
    const { code } = this.#language;
    const size = fileSize(upload.size, code);
    if (upload.trouble) return html`<span class="trouble">${circleAlertIcon()}<span>${words.troubles[upload.trouble]}</span></span>`;
    if (upload.state === 'uploaded') return html`<span class="fact">${size}<span class="done confirmed">${checkIcon()}<span class="unseen">${words.uploaded}</span></span></span>`;
    const share = upload.size === 0 ? 0 : Math.floor((100 * upload.sent) / upload.size);
    const isOffline = this.#connection.value?.state === 'offline';
    const how = upload.state === 'uploading' ? (isOffline ? words.offline : '') : words[upload.state === 'paused' ? 'paused' : 'waiting'];
    const percent = new Intl.NumberFormat(code, { style: 'percent' }).format(share / 100);
    return html`<progress max="100" value=${share} aria-label=${words.uploading(upload.name)} aria-valuetext=${[percent, how].filter(Boolean).join(', ')}></progress>
      <span class="fact"><span>${percent}</span><span>${how || size}</span></span>`;
  } // prettier-ignore

  #file(upload: FileUpload): TemplateResult {
    return html`<li class="file ${upload.state}" data-file=${upload.id}>
      <span class="sign">${this.#previews.has(upload) ? html`<canvas width="80" height="80" data-picture=${upload.id}></canvas>` : fileSign(upload.name, this.#language.messages)}</span>
      <span class="about"><span class="name" title=${upload.name}>${upload.name}</span>${this.#state(upload)}</span>
      ${this.#act(upload)}${this.#button(xIcon(), this.#words.remove(upload.name), () => { this.#remove(upload.id); }, 'remove')}
    </li>`;
  } // prettier-ignore

  #notes({ files, obstacle }: Shown): TemplateResult {
    const words = this.#words;
    const failed = this.#failed();
    const done = files.filter(({ state: now }) => now === 'uploaded').length;
    const counted = files.filter(({ state: now }) => now !== 'barred').length;
    const isGoing = files.some(({ state: now }) => now === 'uploading' || now === 'waiting');
    const hold = (): void => this.uploads?.hold();
    return html`${(counted > 1 && isGoing) || failed.length > 1
        ? html`<div class="sum"><span>${words.progress(done, counted)}</span>
            ${failed.length > 1 ? html`<button type="button" class="button compact" @click=${() => this.uploads?.goOn(...failed)}>${refreshCcwIcon()}${words.retryFailed(failed.length)}</button>` : nothing}</div>`
        : nothing}
      ${obstacle
        ? html`<div class="note" role="alert">${circleAlertIcon()}<span>${words.obstacles[obstacle]}</span>
            ${obstacle === 'waiting' ? html`<button type="button" class="button compact" @click=${hold}>${words.hold}</button>` : nothing}</div>`
        : nothing}`;
  } // prettier-ignore

  override render(): TemplateResult {
    const words = this.#words;
    const shown = this.#shown.value;
    return html`${shown && shown.files.length > 0
        ? html`<ul aria-label=${words.files}>${shown.files.map((upload) => this.#file(upload))}</ul>`
        : nothing}
      ${shown ? this.#notes(shown) : nothing}
      <input id="again" type="file" multiple hidden @change=${this.#choose} />
      ${this.over ? html`<div class="drop">${paperclipIcon()}${words.drop}</div>` : nothing}
      <span class="unseen" role="status">${this.news}</span>`;
  } // prettier-ignore
}
