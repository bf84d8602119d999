import { isCrmError, type CrmClient } from '@towerp/crm-client';
import { maximumUpload, newId } from '@towerp/crm-protocol/words';
import { atom } from 'nanostores';
import { isReadable, isSameFile, keptOf, lost, restored, troubleOf, uploadOf, type FileUpload } from './upload.js';

/** What is said of all of them: words are missing, some did not come, or they are sent once they have come. */
export type Obstacle = 'words' | 'stuck' | 'waiting';

/** The files as they are shown. */
export type Shown = { readonly files: readonly FileUpload[]; readonly obstacle: Obstacle | undefined };

const mostAtOnce = 3;

/** The files of one draft: they are uploaded while one writes, also while nobody looks. */
export class Uploads {
  readonly $shown = atom<Shown>({ files: [], obstacle: undefined });
  readonly #client: CrmClient;
  readonly #draft: string;
  readonly #running = new Map<string, AbortController>();
  #send: (() => void) | undefined;

  constructor(client: CrmClient, draft: string) {
    this.#client = client;
    this.#draft = draft;
    const kept = client.drafts.get(draft) as FileUpload[] | undefined;
    if (kept) this.#show(kept.map((upload) => restored(upload)));
  }

  get files(): readonly FileUpload[] {
    return this.$shown.get().files;
  }

  /** What is to be shown by the entry. */
  get ids(): string[] {
    return this.files.filter(({ state }) => state === 'uploaded').map(({ id }) => id);
  }

  get isEmpty(): boolean {
    return this.files.every(({ state }) => state === 'barred');
  }

  /** Takes chosen files; one that was begun and is chosen again goes on where it stands. */
  add(files: readonly File[]): void {
    const added = files.map((file) => this.#taken(uploadOf(file)));
    const ids = new Set(added.map(({ id }) => id));
    this.#show([...this.files.filter(({ id, state }) => state !== 'barred' && !ids.has(id)), ...added]);
    this.#keep();
    this.#next();
  }

  pause(id: string): void {
    this.#stop(id);
    this.#change(id, { state: 'paused' });
    this.#next();
  }

  /** Goes on with what was paused or has failed; a file that is no longer here must be chosen again. */
  goOn(...ids: readonly string[]): void {
    for (const id of ids) this.#change(id, { state: 'waiting' });
    this.#next();
  }

  remove(id: string): void {
    this.#stop(id);
    this.#show(this.files.filter((upload) => upload.id !== id));
    this.#keep();
    this.#next();
  }

  /** Hands all of them over, to be sent or kept elsewhere; what was barred stays to be read. */
  release(): FileUpload[] {
    this.hold();
    for (const id of this.#running.keys()) this.#stop(id);
    const released = this.files.filter(({ state }) => state !== 'barred');
    this.#show(this.files.filter(({ state }) => state === 'barred'));
    this.#keep();
    return released.map((upload) => (upload.state === 'uploading' ? { ...upload, state: 'waiting' } : upload));
  }

  /** Takes files that were handed over; those that the server refused begin anew. */
  receive(files: readonly FileUpload[], error?: unknown): void {
    const places = isCrmError(error) ? error.errors.map(({ path }) => /^fileIds\.(\d+)$/.exec(path)?.[1]) : [];
    const refused = new Set(places.filter((place) => place !== undefined).map(Number));
    this.#show([...files.map((upload, index) => (refused.has(index) ? lost(upload) : upload)), ...this.files]);
    this.#keep();
    this.#next();
  }

  /** True where the entry can be sent. Else it says why not, and sends by itself once what is on its way has come. */
  maySend(hasWords: boolean, send: () => void): boolean {
    this.#send = undefined;
    const obstacle = this.#obstacle(hasWords);
    if (obstacle === 'waiting') this.#send = send;
    this.#say(obstacle);
    return obstacle === undefined;
  }

  /** Nothing is sent by itself any more. */
  hold(): void {
    this.#send = undefined;
    this.#say(undefined);
  }

  #obstacle(hasWords: boolean): Obstacle | undefined {
    if (this.isEmpty) return undefined;
    if (!hasWords) return 'words';
    if (this.files.some(({ state }) => state === 'paused' || state === 'failed')) return 'stuck';
    return this.files.some(({ state }) => state === 'waiting' || state === 'uploading') ? 'waiting' : undefined;
  }

  #taken(upload: FileUpload): FileUpload {
    if (upload.size > maximumUpload) return { ...upload, state: 'barred', trouble: 'tooLarge' };
    const begun = this.files.find((one) => one.state === 'failed' && !one.content && isSameFile(one, upload));
    return begun ? { ...upload, id: begun.id } : upload;
  }

  #show(files: readonly FileUpload[]): void {
    this.$shown.set({ ...this.$shown.get(), files });
  }

  #say(obstacle: Obstacle | undefined): void {
    if (obstacle !== this.$shown.get().obstacle) this.$shown.set({ ...this.$shown.get(), obstacle });
  }

  #change(id: string, change: Partial<FileUpload>): void {
    this.#show(this.files.map((upload) => (upload.id === id ? { ...upload, trouble: undefined, ...change } : upload)));
  }

  #keep(): void {
    const kept = this.files.filter(({ state }) => state !== 'barred').map(keptOf);
    if (kept.length > 0) this.#client.drafts.keep(this.#draft, kept);
    else this.#client.drafts.drop(this.#draft);
  }

  #stop(id: string): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
  }

  #next(): void {
    for (const upload of this.files) {
      if (this.#running.size >= mostAtOnce) break;
      if (upload.state === 'waiting') void this.#upload(upload);
    }
    this.#review();
  }

  /** What stood in the way may be gone: what waited is sent then, and nothing else is by itself. */
  #review(): void {
    const before = this.$shown.get().obstacle;
    if (!before) return;
    const now = this.#obstacle(before !== 'words');
    this.#say(now === 'waiting' && before !== 'waiting' ? undefined : now);
    if (now === 'waiting') return;
    const send = this.#send;
    this.#send = undefined;
    if (!now) send?.();
  }

  async #upload({ id, name, content }: FileUpload): Promise<void> {
    const abort = new AbortController();
    this.#running.set(id, abort);
    this.#change(id, { state: 'uploading' });
    const change = await this.#sending(id, name, content, abort.signal);
    if (abort.signal.aborted) return;
    this.#running.delete(id);
    this.#change(id, change);
    this.#keep();
    this.#next();
  }

  async #sending(
    id: string,
    name: string,
    content: Blob | undefined,
    signal: AbortSignal,
  ): Promise<Partial<FileUpload>> {
    if (!content) return { state: 'failed', trouble: 'forgotten' };
    if (!(await isReadable(content))) return { state: 'barred', trouble: 'unreadable' };
    try {
      await this.#client.files.upload(content, {
        id,
        name,
        signal,
        onProgress: (sent) => {
          if (!signal.aborted) this.#change(id, { sent });
        },
      });
      return { state: 'uploaded', sent: content.size };
    } catch (error) {
      const trouble = troubleOf(error);
      // An id that the server refused would be refused again.
      return { state: 'failed', trouble, ...(trouble === 'refused' ? { id: newId(), sent: 0 } : {}) };
    }
  }
}

const standing = new WeakMap<CrmClient, Map<string, Uploads>>();

/** The files of a draft of a person: the same ones for whoever shows them. */
export const uploadsOf = (client: CrmClient, draft: string): Uploads => {
  const me = client.people.$me.get();
  const ofClient = standing.get(client) ?? new Map<string, Uploads>();
  standing.set(client, ofClient);
  const key = `${(me.state !== 'loading' && me.value?.user.id) || ''} ${draft}`;
  const uploads = ofClient.get(key) ?? new Uploads(client, draft);
  ofClient.set(key, uploads);
  return uploads;
};
