import { maximumUpload, newId } from '@towerp/crm-protocol';
import { conflict, notFound, Refusal, type Caller } from '../access/index.js';
import type { Database } from '../database/index.js';
import { inspect, keyOf, removeContent } from './completion.js';
import { laterLengthOf, lengthOf, metadataOf, offsetOf, tooLarge } from './metadata.js';
import * as queries from './queries.js';
import type { FileStorage } from './storage.js';

const day = 24 * 3_600_000;
/** What one person may have waiting to be attached: an entry with the most and the largest files. */
const maximumWaiting = 20 * maximumUpload;

export interface UploadPorts {
  readonly database: Database;
  readonly storage: FileStorage;
  readonly clock: () => Date;
}

/** An upload as its sender is told of it. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly offset: number;
  readonly size: number | null;
  /** Null once it is attached. */
  readonly expiresAt: string | null;
  readonly seq: number;
}

const limited = async function* (body: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let left = limit;
  for await (const chunk of body) {
    if (chunk.byteLength > left) throw tooLarge();
    left -= chunk.byteLength;
    yield chunk;
  }
};

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the storage or the line broke off, as the sender is told of it: what came stays, and it may go on. */
const brokenOff = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  const isFull = full.has((error as NodeJS.ErrnoException).code ?? '');
  return new Refusal(
    'unavailable',
    isFull ? 'There is no room for files at the moment.' : 'The upload was broken off.',
  );
};

/** Takes uploads (tus 1.0): how far one has come says the storage, whose it is the database; a node keeps nothing of it. */
export class Uploads {
  readonly #ports: UploadPorts;
  readonly #busy = new Set<string>();

  constructor(ports: UploadPorts) {
    this.#ports = ports;
  }

  /** Begins an upload, and takes what the request already brings; an id that the client chose may be asked for again. */
  async create(caller: Caller, request: Request): Promise<Upload> {
    const { database, storage, clock } = this.#ports;
    const { company, id: authorId } = caller;
    const { name, id = newId() } = metadataOf(request);
    const size = lengthOf(request);
    const now = clock();
    const row = {
      id,
      name,
      size,
      authorId,
      now: now.toISOString(),
      expiresAt: new Date(now.getTime() + day).toISOString(),
    };
    await database.write({ company }, async (sql) => {
      if (!(await queries.insertUpload(sql, company, row))) {
        const known = await queries.selectFile(sql, company, id);
        const isSame = known?.author_id === authorId && known.name === name && known.size === size;
        if (!isSame || known.expires_at === null) throw conflict('This id is in use.');
      } else if ((await queries.sumWaiting(sql, company, authorId, maximumUpload)) > maximumWaiting)
        throw new Refusal(
          'too_large',
          'Too much waits to be attached: attach it, give uploads up, or come back tomorrow.',
        );
    });
    if (request.headers.get('content-type') === 'application/offset+octet-stream')
      await this.#take(caller, id, request, 0);
    else if (size === 0) await this.#alone(company, id, () => this.#finish(company, id, 0));
    return this.#told(caller, id, await storage.size(keyOf(company, id)));
  }

  /** How far an upload has come; one whose end was not noticed is finished now. */
  async look(caller: Caller, id: string): Promise<Upload> {
    const { company } = caller;
    const { size, completed_at: completedAt } = await this.#own(caller, id);
    const offset = completedAt === null ? await this.#ports.storage.size(keyOf(company, id)) : (size ?? 0);
    if (offset === size && completedAt === null)
      await this.#alone(company, id, () => this.#finish(company, id, offset));
    return this.#told(caller, id, offset);
  }

  /** Goes on with an upload where it stands. */
  async append(caller: Caller, id: string, request: Request): Promise<Upload> {
    await this.#own(caller, id);
    if (request.headers.get('content-type') !== 'application/offset+octet-stream')
      throw new Refusal('unsupported_media', 'An upload goes on as application/offset+octet-stream.');
    const length = laterLengthOf(request);
    if (length !== undefined)
      await this.#ports.database.write({ company: caller.company }, (sql) =>
        queries.setSize(sql, caller.company, id, length),
      );
    return this.#told(caller, id, await this.#take(caller, id, request, offsetOf(request)));
  }

  /** Gives an upload up: nothing of it is kept. */
  async terminate(caller: Caller, id: string): Promise<number> {
    const { database, storage, clock } = this.#ports;
    const { company } = caller;
    await this.#own(caller, id);
    await this.#alone(company, id, async () => {
      await database.write({ company }, (sql) => queries.expireFile(sql, company, id, clock().toISOString()));
      await removeContent(storage, company, id);
      await database.write({ company }, (sql) => queries.deleteFiles(sql, company, [id]));
    });
    return database.read({ company }, (sql) => queries.selectSeq(sql, company));
  }

  async #take(caller: Caller, id: string, request: Request, offset: number): Promise<number> {
    const { storage } = this.#ports;
    const { company } = caller;
    return this.#alone(company, id, async () => {
      const { size, completed_at: completedAt } = await this.#own(caller, id);
      const at = completedAt === null ? await storage.size(keyOf(company, id)) : (size ?? 0);
      if (offset !== at) throw conflict(`The upload stands at ${String(at)}.`);
      const limit = (size ?? maximumUpload) - at;
      if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
      if (completedAt !== null) return at;
      const body = (request.body ?? []) as unknown as AsyncIterable<Uint8Array>;
      await storage.append(keyOf(company, id), at, limited(body, limit)).catch((error: unknown) => {
        throw brokenOff(error);
      });
      const end = await storage.size(keyOf(company, id));
      if (end === size) await this.#finish(company, id, end);
      return end;
    });
  }

  async #finish(company: string, id: string, size: number): Promise<void> {
    const { storage, database, clock } = this.#ports;
    const nothing = async function* (): AsyncGenerator<Uint8Array> {};
    if (size === 0) await storage.append(keyOf(company, id), 0, nothing());
    const found = await inspect(storage, company, id, size);
    await database.write({ company }, (sql) => queries.completeUpload(sql, company, id, found, clock().toISOString()));
  }

  /** The caller's upload, while it is not attached. @throws {Refusal} `not_found` */
  async #own(caller: Caller, id: string): Promise<queries.FileRow> {
    const { company } = caller;
    const row = await this.#ports.database.read({ company }, (sql) => queries.selectFile(sql, company, id));
    const now = this.#ports.clock().toISOString();
    if (!row || row.author_id !== caller.id || row.expires_at === null || row.expires_at <= now) throw notFound();
    return row;
  }

  async #told({ company }: Caller, id: string, offset: number): Promise<Upload> {
    return this.#ports.database.read({ company }, async (sql) => {
      const row = await queries.selectFile(sql, company, id);
      const seq = await queries.selectSeq(sql, company);
      return { id, name: row?.name ?? '', offset, size: row?.size ?? null, expiresAt: row?.expires_at ?? null, seq };
    });
  }

  /** Lets one request at a time work on an upload. @throws {Refusal} `in_flight` */
  async #alone<T>(company: string, id: string, work: () => Promise<T>): Promise<T> {
    const key = keyOf(company, id);
    if (this.#busy.has(key)) throw new Refusal('in_flight', 'The upload is being worked on.');
    this.#busy.add(key);
    try {
      return await work();
    } finally {
      this.#busy.delete(key);
    }
  }
}
