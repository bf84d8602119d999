import { isCrmError } from '@towerp/crm-client';
import { newId } from '@towerp/crm-protocol/words';

/** Why a file is not uploaded. */
export type Trouble =
  'offline' | 'refused' | 'forbidden' | 'signedOut' | 'busy' | 'unreadable' | 'tooLarge' | 'forgotten';

/** A file on its way into an entry. */
export type FileUpload = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** When the file was last changed; with name and size it tells one file from another. */
  readonly changed: number;
  /** When it was taken; the server forgets an upload that nothing shows for a day. */
  readonly taken: number;
  readonly state: 'waiting' | 'uploading' | 'paused' | 'failed' | 'barred' | 'uploaded';
  readonly sent: number;
  readonly trouble?: Trouble | undefined;
  /** What is uploaded; a page that comes later does not have it. */
  readonly content?: Blob | undefined;
};

/** How long an upload that nothing shows is sure to be there. */
const lifetime = 23 * 60 * 60 * 1000;

/** A file that was chosen just now. */
export const uploadOf = (file: File): FileUpload => ({
  id: newId(), name: file.name, size: file.size, type: file.type, changed: file.lastModified,
  taken: Date.now(), state: 'waiting', sent: 0, content: file,
}); // prettier-ignore

/** A file of an entry that stands: it has long been uploaded. */
export const standingFile = (file: { id: string; name: string; size: number; contentType: string }): FileUpload => ({
  id: file.id, name: file.name, size: file.size, type: file.contentType, changed: 0,
  taken: Number.MAX_SAFE_INTEGER, state: 'uploaded', sent: file.size,
}); // prettier-ignore

/** The server no longer has it, or never had it whole: it begins anew, under another id. */
export const lost = (upload: FileUpload): FileUpload => ({
  ...upload, id: newId(), taken: Date.now(), state: 'failed', sent: 0, trouble: 'forgotten',
}); // prettier-ignore

/** What a draft keeps of it: all but the bytes. */
export const keptOf = (upload: FileUpload): FileUpload => ({ ...upload, trouble: undefined, content: undefined });

/** What a draft kept: what was not whole must be chosen again. */
export const restored = (kept: FileUpload, now = Date.now()): FileUpload =>
  kept.state !== 'uploaded'
    ? { ...kept, state: 'failed', trouble: 'forgotten' }
    : now - kept.taken > lifetime
      ? lost(kept)
      : kept;

/** True for a file that has been chosen before. */
export const isSameFile = (upload: FileUpload, file: FileUpload): boolean =>
  upload.name === file.name && upload.size === file.size && upload.changed === file.changed;

const troubles: Readonly<Record<string, Trouble>> = {
  network: 'offline',
  timeout: 'offline',
  unavailable: 'offline',
  forbidden: 'forbidden',
  unauthenticated: 'signedOut',
  token_expired: 'signedOut',
  rate_limited: 'busy',
  too_large: 'tooLarge',
};

export const troubleOf = (error: unknown): Trouble =>
  isCrmError(error) ? (troubles[error.code] ?? 'refused') : 'refused';

/** Whether its bytes can be had: a folder, or a file that has gone meanwhile, has none. */
export const isReadable = (content: Blob): Promise<boolean> =>
  content.slice(0, 1).arrayBuffer().then(() => true, () => false); // prettier-ignore
