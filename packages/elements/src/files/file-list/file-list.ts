import type { CrmFile } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { fileWords } from '../../locale/file-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { fileSign } from '../file-sign.js';
import { fileSize } from '../file-size.js';
import { holds } from '../link.js';
import { fileListStyles } from './file-list.styles.js';

/** The files of an entry, to be opened in a tab of their own; a link whose time is over is renewed.
 *  @csspart file - One file. */
export class FileList extends LitElement {
  static override styles = [tokens, base, marks, conditions, fileListStyles];

  /** The files. */
  @property({ attribute: false }) files: readonly CrmFile[] = [];

  @state() private renewed: ReadonlyMap<string, CrmFile> = new Map();
  /** Pictures that do not show, though their links were new. */
  @state() private spoilt: ReadonlySet<string> = new Set();
  @state() private failure: Failure | undefined;

  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  readonly #renewing = new Map<string, Promise<CrmFile | undefined>>();

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('files')) return;
    for (const file of this.files) if (file.thumbnailUrl && !holds(file.thumbnailUrl)) this.#prepare(file);
  }

  /** As it was read last. */
  #present(file: CrmFile): CrmFile {
    const renewed = this.renewed.get(file.id);
    return renewed && !holds(file.url) ? renewed : file;
  }

  /** Reads the file anew, once at a time. */
  #renew({ id }: CrmFile): Promise<CrmFile | undefined> {
    const renewing = this.#renewing.get(id) ?? this.#read(id);
    this.#renewing.set(id, renewing);
    return renewing;
  }

  async #read(id: string): Promise<CrmFile | undefined> {
    await this.updateComplete;
    try {
      const file = await this.#client.value?.files.get(id);
      if (file) this.renewed = new Map(this.renewed).set(id, file);
      return file;
    } finally {
      this.#renewing.delete(id);
    }
  }

  #href(path: string): string {
    return this.#client.value?.files.href(path) ?? '';
  }

  /** Whoever points at a file is about to open it; where it cannot be read now, pressing tells why. */
  #prepare(file: CrmFile): void {
    if (!holds(this.#present(file).url)) void this.#renew(file).catch(() => undefined);
  }

  async #open(event: Event, file: CrmFile): Promise<void> {
    if (holds(this.#present(file).url)) return;
    event.preventDefault();
    // Only now, while somebody presses, does the browser let a tab be opened.
    const tab = open('', '_blank');
    this.failure = undefined;
    try {
      const renewed = await this.#renew(file);
      if (!tab || !renewed) return;
      tab.opener = null;
      tab.location.href = this.#href(renewed.url);
    } catch (error) {
      tab?.close();
      this.failure = failureOf(error, this.#language.messages);
    }
  }

  #spoil(file: CrmFile): void {
    const { thumbnailUrl } = this.#present(file);
    if (thumbnailUrl && !holds(thumbnailUrl)) this.#prepare(file);
    else this.spoilt = new Set([...this.spoilt, file.id]);
  }

  #sign(file: CrmFile): TemplateResult {
    const { thumbnailUrl } = this.#present(file);
    const isShown = thumbnailUrl !== null && holds(thumbnailUrl) && !this.spoilt.has(file.id);
    if (isShown) return html`<img src=${this.#href(thumbnailUrl)} alt="" width="40" height="40" @error=${() => { this.#spoil(file); }} />`;
    return fileSign(file.name, this.#language.messages);
  } // prettier-ignore

  override render(): TemplateResult {
    const { code, messages } = this.#language;
    return html`<ul aria-label=${fileWords(messages).files}>
      ${this.files.map((file) => html`<li><a class="file" part="file" href=${this.#href(this.#present(file).url)} target="_blank" rel="noopener"
          title=${file.name} @pointerenter=${() => { this.#prepare(file); }} @focus=${() => { this.#prepare(file); }} @click=${(event: Event) => this.#open(event, file)}>
        <span class="sign">${this.#sign(file)}</span><span class="name">${file.name}</span><span class="size">${fileSize(file.size, code)}</span></a></li>`)}
    </ul>
    ${this.failure ? refusalBar(fileWords(messages).notOpened, this.failure, messages) : nothing}`;
  } // prettier-ignore
}
