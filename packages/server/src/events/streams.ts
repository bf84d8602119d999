import { Seq } from '@towerp/crm-protocol';
import { invalid, type Caller } from '../access/index.js';
import type { Bus } from './bus.js';
import { Feed, type FeedPorts } from './feed.js';
import { readBounds, type Bounds } from './log.js';
import { heartbeat, Stream } from './stream.js';

/** More streams than this of one person end the oldest. */
const streamsPerPerson = 10;
/** How often the log is looked at where no announcement came: announcements may be lost. */
const poll = 3_000;

export interface StreamsPorts extends FeedPorts {
  readonly bus: Bus;
  readonly clock: () => Date;
}

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Proxies that buffer would hold events back.
  'X-Accel-Buffering': 'no',
};

/** Reads a cursor from `Last-Event-ID` or `since`; undefined where none is given. */
export const cursorOf = (request: Request, url: URL): number | undefined => {
  const given = request.headers.get('last-event-id') ?? url.searchParams.get('since');
  if (given === null) return undefined;
  const cursor = Seq.safeParse(/^\d{1,16}$/.test(given) ? Number(given) : undefined);
  if (!cursor.success) throw invalid('since', 'must be a whole number, 0 or more');
  return cursor.data;
};

/** All open streams of this node. */
export class Streams {
  readonly #ports: StreamsPorts;
  readonly #feeds = new Map<string, Feed>();
  readonly #byPerson = new Map<string, Stream[]>();
  readonly #beats: NodeJS.Timeout;
  readonly #polls: NodeJS.Timeout;
  readonly #expiries = new Map<Stream, NodeJS.Timeout>();

  constructor(ports: StreamsPorts) {
    this.#ports = ports;
    ports.bus.onMoved((company, seq) => this.#feeds.get(company)?.wake(seq));
    this.#beats = setInterval(() => this.#beat(), heartbeat).unref();
    this.#polls = setInterval(() => this.#look(), poll).unref();
  }

  get count(): number {
    return this.#expiries.size;
  }

  /** Opens a stream for a caller, from a cursor or from now on. */
  async open(caller: Caller, since: number | undefined, endsAt: number): Promise<Response> {
    const { company } = caller;
    const bounds = await this.#ports.database.read({ company }, (sql) => readBounds(sql, company));
    const feed = this.#feedOf(company, bounds.epoch);
    const isLost = since !== undefined && (since > bounds.seq || since < bounds.pruned_seq);
    const cursor = since === undefined || isLost ? bounds.seq : since;
    const stream = new Stream(caller, cursor, endsAt, {
      end: (ended) => this.#ended(feed, ended),
      ready: () => feed.wake(),
    });
    this.#greet(stream, since, bounds, isLost);
    this.#enter(feed, stream);
    return new Response(stream.body, { status: 200, headers: { ...headers, 'Crm-Seq': String(bounds.seq) } });
  }

  /** Ends every stream, for a server that stops. */
  close(): void {
    clearInterval(this.#beats);
    clearInterval(this.#polls);
    for (const stream of this.#expiries.keys()) stream.end();
  }

  #greet(stream: Stream, since: number | undefined, { seq, epoch, pruned_seq: pruned }: Bounds, isLost: boolean): void {
    stream.signal('ready', { seq: since ?? seq, epoch, head: seq });
    if (isLost) stream.signal('reset', { seq, epoch, reason: (since ?? 0) < pruned ? 'too_old' : 'ahead' });
  }

  #enter(feed: Feed, stream: Stream): void {
    const person = `${stream.reader.company}\0${stream.reader.id}`;
    const streams = this.#byPerson.get(person) ?? [];
    streams.push(stream);
    this.#byPerson.set(person, streams);
    if (streams.length > streamsPerPerson) this.#replace(streams[0]);
    this.#expiries.set(stream, this.#expiry(stream));
    feed.streams.add(stream);
    feed.wake();
  }

  #replace(oldest: Stream | undefined): void {
    oldest?.signal('replaced', { at: this.#ports.clock().toISOString() });
    oldest?.end();
  }

  #expiry(stream: Stream): NodeJS.Timeout {
    // A timer holds 2^31 ms at most; a token that lasts longer is looked at again then.
    const left = Math.min(Math.max(stream.endsAt - this.#ports.clock().getTime(), 0), 2 ** 31 - 1);
    return setTimeout(() => {
      if (this.#ports.clock().getTime() < stream.endsAt) {
        this.#expiries.set(stream, this.#expiry(stream));
        return;
      }
      stream.signal('token_expired', { at: this.#ports.clock().toISOString() });
      stream.end();
    }, left).unref();
  }

  #ended(feed: Feed, stream: Stream): void {
    clearTimeout(this.#expiries.get(stream));
    this.#expiries.delete(stream);
    feed.streams.delete(stream);
    if (feed.streams.size === 0) this.#feeds.delete(stream.reader.company);
    const person = `${stream.reader.company}\0${stream.reader.id}`;
    const left = (this.#byPerson.get(person) ?? []).filter((other) => other !== stream);
    if (left.length > 0) this.#byPerson.set(person, left);
    else this.#byPerson.delete(person);
  }

  #feedOf(company: string, epoch: string): Feed {
    const feed = this.#feeds.get(company) ?? new Feed(company, this.#ports, epoch);
    this.#feeds.set(company, feed);
    return feed;
  }

  #beat(): void {
    for (const stream of this.#expiries.keys()) stream.beat();
  }

  #look(): void {
    for (const feed of this.#feeds.values()) feed.wake();
  }
}
