import type { CrmEvent, Signal } from '@towerp/crm-protocol';
import type { EventStream, StreamListener, StreamState } from '../stream/index.js';

type Place = { readonly seq: number; readonly epoch: string };

/** What the leading tab tells of the stream, and what others ask of it. */
export type StreamNews =
  | { readonly is: 'hello' }
  | { readonly is: 'welcome'; readonly state: StreamState; readonly place: Place | undefined }
  | { readonly is: 'need'; readonly needs: boolean }
  | { readonly is: 'event'; readonly from: number | undefined; readonly event: CrmEvent }
  | { readonly is: 'signal'; readonly from: number | undefined; readonly signal: Signal }
  | { readonly is: 'starts'; readonly seq: number }
  | { readonly is: 'reset'; readonly anotherHistory: boolean }
  | { readonly is: 'state'; readonly state: StreamState }
  | { readonly is: 'interrupted' };

/** One stream for every tab: the leading one holds it and the others hear it. */
export class SharedStream implements StreamListener {
  readonly #stream: EventStream;
  readonly #hub: StreamListener;
  readonly #post: (news: StreamNews) => void;
  readonly #others = new Set<string>();
  #isLeader = false;
  #needs = 0;
  #release: (() => void) | undefined;
  #place: Place | undefined;
  #state: StreamState = 'connecting';

  constructor(stream: EventStream, hub: StreamListener, post: (news: StreamNews) => void) {
    this.#stream = stream;
    this.#hub = hub;
    this.#post = post;
    this.#place = stream.place;
  }

  get isNeeded(): boolean {
    return this.#needs > 0;
  }

  retain(): () => void {
    if (++this.#needs === 1) this.#ask();
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      if (--this.#needs === 0) this.#ask();
    };
  }

  elected(): void {
    this.#isLeader = true;
    this.#stream.tell(this);
    this.#stream.resumeAt(this.#place);
    this.#post({ is: 'welcome', state: this.#state, place: this.#place });
    this.#ask();
  }

  deposed(): void {
    this.#isLeader = false;
    this.#others.clear();
    this.#release = undefined;
    this.#stream.suspend();
    this.#become('connecting');
    this.#post({ is: 'hello' });
  }

  /** Says who this tab is to whoever leads. */
  hello(): void {
    if (!this.#isLeader) this.#post({ is: 'hello' });
  }

  /** A tab is gone, and needs nothing any more. */
  left(tab: string): void {
    if (this.#others.delete(tab)) this.#ask();
  }

  hear(news: StreamNews, tab: string): void {
    if (this.#isLeader) this.#answer(news, tab);
    else this.#follow(news);
  }

  event(event: CrmEvent): void {
    const from = this.#place?.seq;
    this.#move(event.seq);
    this.#hub.event(event);
    this.#post({ is: 'event', from, event });
  }

  signal(signal: Signal): void {
    const from = this.#place?.seq;
    this.#moveBy(signal);
    this.#hub.signal(signal);
    this.#post({ is: 'signal', from, signal });
  }

  startsAfter(seq: number): void {
    this.#hub.startsAfter(seq);
    this.#post({ is: 'starts', seq });
  }

  reset(anotherHistory: boolean): void {
    this.#hub.reset(anotherHistory);
    this.#post({ is: 'reset', anotherHistory });
  }

  state(state: StreamState): void {
    this.#become(state);
    this.#post({ is: 'state', state });
  }

  interrupted(): void {
    this.#place = undefined;
    this.#hub.interrupted();
    this.#post({ is: 'interrupted' });
  }

  /** Opens the stream where it is needed, or asks the leading tab for it. */
  #ask(): void {
    if (!this.#isLeader) {
      this.#post({ is: 'need', needs: this.isNeeded });
      return;
    }
    const isWanted = this.isNeeded || this.#others.size > 0;
    if (isWanted) this.#release ??= this.#stream.retain();
    else {
      this.#release?.();
      this.#release = undefined;
    }
  }

  #answer(news: StreamNews, tab: string): void {
    if (news.is === 'hello')
      this.#post({ is: 'welcome', state: this.#state, place: this.#stream.place ?? this.#place });
    if (news.is !== 'need') return;
    if (news.needs) this.#others.add(tab);
    else this.#others.delete(tab);
    this.#ask();
  }

  #follow(news: StreamNews): void {
    switch (news.is) {
      case 'welcome': this.#welcomed(news.state, news.place); break;
      case 'event': this.#hears(news.from, news.event.seq, () => { this.#hub.event(news.event); }); break;
      case 'signal': {
        const { from, signal } = news;
        if (signal.type === 'sync') this.#hears(from, signal.seq, () => { this.#hub.signal(signal); });
        else {
          if (signal.type === 'ready') this.#welcomed(this.#state, signal);
          else this.#moveBy(signal);
          this.#hub.signal(signal);
        }
        break;
      }
      case 'starts': this.#hub.startsAfter(news.seq); break;
      case 'reset': this.#hub.reset(news.anotherHistory); break;
      case 'state': this.#become(news.state); break;
      case 'interrupted': this.#place = undefined; this.#hub.interrupted(); break;
      case 'hello': case 'need': break;
    }
  } // prettier-ignore

  /** Takes what moves the place on: once, and with a word where something before it was missed. */
  #hears(from: number | undefined, seq: number, take: () => void): void {
    const place = this.#place;
    if (!place) return this.hello();
    if (seq <= place.seq) return;
    this.#move(seq);
    take();
    if (from !== undefined && from > place.seq) this.#hub.startsAfter(seq);
  }

  #welcomed(state: StreamState, place: Place | undefined): void {
    const former = this.#place;
    if (place && (!former || former.epoch !== place.epoch || place.seq > former.seq)) {
      this.#place = { seq: place.seq, epoch: place.epoch };
      this.#hub.startsAfter(place.seq);
      if (former && former.epoch !== place.epoch) this.#hub.reset(true);
    }
    this.#become(state);
    if (this.isNeeded) this.#ask();
  }

  #become(state: StreamState): void {
    this.#state = state;
    this.#hub.state(state);
  }

  #move(seq: number): void {
    if (this.#place) this.#place = { ...this.#place, seq };
  }

  #moveBy(signal: Signal): void {
    if (signal.type === 'ready' || signal.type === 'reset') this.#place = { seq: signal.seq, epoch: signal.epoch };
    else if (signal.type === 'sync' && signal.seq > (this.#place?.seq ?? -1)) this.#move(signal.seq);
  }
}
