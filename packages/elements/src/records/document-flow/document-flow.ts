import type { AttachmentList, Connection, Loadable } from '@towerp/crm-client';
import type { Flow, RecordView, Ref } from '@towerp/crm-protocol';
import { formatRef, parseRef } from '@towerp/crm-protocol/words';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { KeydownController } from '../../base/keydown-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { Timing } from '../../base/times.js';
import { flowWords } from '../../locale/flow-words.js';
import { panelWords } from '../../locale/panel-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { NavigateEvent } from '../events.js';
import { chart, drawingOf, list, step, type StepOptions } from './chart.js';
import { documentFlowStyles } from './document-flow.styles.js';
import { flowFoot, flowHead, pathBar, threadDocuments } from './flow-frame.js';
import { chartIcon } from './flow-icons.js';
import { stepBy, stepInList } from './flow-keys.js';
import { layOut, sizes, type Layout } from './layout.js';
import { lineageOf, shownFlow, type ShownFlow } from './shown-flow.js';
import { table } from './table.js';
import { WidthController } from './width-controller.js';

/** Under this width the documents stand one under the other. */
const narrow = 560;
const asked = { depth: 12, limit: 200 };

type Laid = {
  flow: Flow;
  here: string;
  opened: ReadonlySet<string>;
  detail: 'full' | 'brief';
  shown: ShownFlow;
  layout: Layout;
};

/** What a document comes from and what comes from it, in lanes by kind: a chart, a list where there is little room, or a
 *  table; live, to be kept as SVG and printed on one page (R17).
 *  @cssstate loading - Nothing is known yet.  @cssstate empty - The document stands alone.  @cssstate error - It did not load.
 *  @cssstate offline - What is shown may be old.
 *  @fires {NavigateEvent} towerp-navigate - A document was asked for; cancelable. */
export class DocumentFlow extends LitElement {
  static override styles = [tokens, base, controls, marks, conditions, documentFlowStyles];

  /** The document around which the flow is shown, `kind:id`. */
  @property() record = '';
  /** A thread instead: the flow around what is attached to it. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private isTable = false;
  /** Around which document the reader asked to be shown the flow instead. */
  @state() private centre = '';
  @state() private opened: ReadonlySet<string> = new Set();
  @state() private chosen = '';
  @state() private hovered: string | undefined;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this, panelWords);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #width = new WidthController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #attachments = new StoreController<Loadable<AttachmentList>>(this, () =>
    this.threadId && !this.record ? this.#client.value?.attachments.$of(this.threadId) : undefined,
  );
  readonly #flow = new StoreController<Loadable<Flow>>(this, () => {
    const ref = this.#here;
    return ref && this.#client.value?.records.$flow(ref, asked);
  });
  #laid: Laid | undefined;
  /** The step on which the keys stand. */
  #current = '';

  constructor() {
    super();
    const keys = new KeydownController(this, (event) => this.#takeKey(event));
    this.addController(keys);
  }

  get #direct(): RecordView[] {
    const loaded = this.#attachments.value;
    const attached = loaded && loaded.state !== 'loading' ? (loaded.value?.items ?? []) : [];
    return attached.filter(({ origin }) => origin === 'direct').map(({ record }) => record);
  }

  get #here(): Ref | undefined {
    const [first] = this.#direct;
    return parseRef(this.centre || this.record) ?? (first && { kind: first.kind, id: first.id });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('record') && !changed.has('threadId')) return;
    this.#centreOn('');
  }

  #centreOn(key: string): void {
    this.centre = key;
    this.opened = new Set();
    this.chosen = '';
    this.hovered = undefined;
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  /** What is shown and where; reckoned anew only when that may have changed. */
  #layOut(flow: Flow, ref: Ref): Laid {
    const here = formatRef(ref);
    const kinds = new Set(flow.nodes.map(({ kind }) => kind)).size;
    const pitch = sizes.full.width + sizes.full.gutter;
    const detail = kinds * pitch <= this.#width.value ? 'full' : 'brief';
    const { opened } = this;
    const former = this.#laid;
    if (former?.flow === flow && former.here === here && former.opened === opened && former.detail === detail) return former;
    const shown = shownFlow(flow, ref, opened);
    const layout = layOut(shown.items, shown.edges, sizes[detail]);
    return (this.#laid = { flow, here, opened, detail, shown, layout });
  } // prettier-ignore

  #takeKey(event: KeyboardEvent): boolean {
    const laid = this.#laid;
    const on = (event.composedPath()[0] as HTMLElement).dataset?.['key'];
    if (event.key === 'Escape' && this.chosen) {
      this.chosen = '';
      return true;
    }
    if (!laid || on === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    const mirror: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };
    const key = (getComputedStyle(this).direction === 'rtl' && mirror[event.key]) || event.key;
    const isList = this.#isNarrow || this.isTable;
    const to = (isList ? stepInList(key, on, laid.layout) : undefined) ?? stepBy(key, on, laid.layout, laid.shown.edges);
    if (to === undefined) return false;
    this.#focus(to);
    return true;
  } // prettier-ignore

  #focus(key: string): void {
    const found = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === key);
    found?.focus();
  } // prettier-ignore

  get #isNarrow(): boolean {
    return this.#width.value < narrow;
  }

  readonly #follow = (event: MouseEvent, { kind, id, url }: RecordView): void => {
    // A click with a modifier is the reader's wish for a tab of its own.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!this.dispatchEvent(new NavigateEvent({ kind, id }, url))) event.preventDefault();
  };

  async #open(key: string): Promise<void> {
    this.opened = new Set([...this.opened, key]);
    await this.updateComplete;
    // What stood first in the stack takes its place under the keys.
    this.#focus(key.slice(1));
  }

  #options(laid: Laid, timing: Timing): StepOptions {
    const { items, edges } = laid.shown;
    const active = this.hovered ?? this.chosen;
    if (!items.some(({ key }) => key === this.#current)) this.#current = items.some(({ key }) => key === laid.here) ? laid.here : (items[0]?.key ?? '');
    return {
      timing,
      current: this.#current,
      lit: active ? lineageOf(active, edges) : new Set(),
      follow: this.#follow,
      open: (key) => void this.#open(key),
      choose: (key) => { this.#current = key; this.chosen = key; },
      hover: (key) => { this.hovered = key; },
    };
  } // prettier-ignore

  /** Keeps the chart as an SVG file. */
  async save(): Promise<void> {
    const { saveSvg } = await import('./flow-svg.js');
    if (this.#laid) saveSvg(drawingOf(this.#laid.shown, this.#laid.here, this.#timing()));
  }

  /** Prints the chart on one landscape page. */
  async print(): Promise<void> {
    const { printSvg } = await import('./flow-svg.js');
    if (this.#laid) printSvg(drawingOf(this.#laid.shown, this.#laid.here, this.#timing()));
  }

  #shown(flow: Flow, here: Ref, timing: Timing): TemplateResult {
    const laid = this.#layOut(flow, here);
    const options = this.#options(laid, timing);
    const { shown, layout, detail } = laid;
    if (this.isTable) return table(shown, layout, timing, (item) => step(item, options));
    return this.#isNarrow ? list(shown.items, layout, options) : chart(shown.items, shown.edges, layout, detail, options);
  } // prettier-ignore

  #content(timing: Timing): TemplateResult {
    const { messages } = timing;
    const words = flowWords(messages);
    const here = this.#here;
    const loaded = this.#flow.value;
    const flow = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    const isWithout = !here && this.#attachments.value?.state === 'ready';
    const isFailed = loaded?.state === 'failed' && !flow;
    const isAlone = flow !== undefined && flow.nodes.length < 2 && flow.hiddenCount === 0;
    this.#states.set({ loading: !flow && !isFailed && !isWithout, empty: isAlone || isWithout, error: isFailed, offline: this.#connection.value?.state === 'offline' });
    if (isWithout) return emptyPlace({ icon: chartIcon(), title: words.noDocument, why: words.noDocumentWhy });
    if (isFailed) return failedPlace(words.failed, loaded.error, messages, () => this.#client.value?.connection.reconnect());
    if (!flow || !here) return skeletonRows(4, messages);
    if (isAlone) return emptyPlace({ icon: chartIcon(), title: words.alone, why: words.aloneWhy });
    const content = this.#shown(flow, here, timing);
    const active = this.hovered ?? this.chosen;
    const shown = this.#laid?.shown ?? { items: [], edges: [] };
    return html`${pathBar(active, shown, timing, { clear: () => { this.chosen = ''; }, centre: active !== formatRef(here) && shown.items.some(({ key, type }) => key === active && type === 'document') ? () => { this.#centreOn(active); } : undefined })}
      ${content}${flowFoot(flow, shown, timing, this.#reader.isMember)}`;
  } // prettier-ignore

  override render(): TemplateResult {
    const timing = this.#timing();
    const loaded = this.#flow.value;
    const flow = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    const here = this.#here;
    return html`${flowHead(flow, this.headingLevel, timing, {
        isTable: this.isTable,
        setTable: (isTable) => { this.isTable = isTable; },
        save: () => void this.save(),
        print: () => void this.print(),
      })}
      ${connectionBar(this.#connection.value, timing)}
      ${threadDocuments(this.#direct, here && formatRef(here), timing, (key) => { this.#centreOn(key); })}
      ${this.#content(timing)}`;
  } // prettier-ignore
}
