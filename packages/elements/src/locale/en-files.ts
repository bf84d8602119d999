import type { AttachmentWords } from './attachment-words.js';
import type { Counted } from './counted.js';
import type { FileWords } from './file-words.js';
import type { MentionWords } from './mention-words.js';

// Written out, since a file shared with Bulgarian would be one more to download at first.
const numbers = new Intl.NumberFormat('en');
const n =
  (one: string, other: string): Counted =>
  (count) =>
    (count === 1 ? one : other).replace('#', numbers.format(count));

export const enFiles: FileWords = {
  files: 'Files',
  drop: 'Drop the files here',
  waiting: 'waits its turn',
  uploading: (name) => `Uploading ${name}`,
  offline: 'waits for the connection',
  paused: 'paused',
  uploaded: 'uploaded',
  pause: (name) => `Pause ${name}`,
  goOn: (name) => `Go on with ${name}`,
  retry: (name) => `Try ${name} again`,
  remove: (name) => `Remove ${name}`,
  chooseAgain: 'Choose it again',
  retryFailed: n('Retry the failed one', 'Retry the # that failed'),
  progress: (done, all) => `${String(done)} of ${String(all)} uploaded`,
  hasCome: (name) => `${name} is uploaded`,
  troubles: {
    offline: 'The connection broke off.',
    refused: 'The server did not accept the file.',
    forbidden: 'You may not upload files.',
    signedOut: 'Sign in again to go on.',
    busy: 'Too many uploads at once.',
    unreadable: 'It is a folder or cannot be read. It is not attached.',
    tooLarge: 'It is larger than 100 MB and cannot be attached.',
    forgotten: 'It is not on the server.',
  },
  obstacles: {
    words: 'Write a few words too: a file alone is not sent.',
    stuck: 'Not all files are uploaded. Try again or remove them, then send.',
    waiting: 'It will be sent by itself as soon as the files are uploaded.',
  },
  notOpened: 'The file did not open.',
  hold: 'Do not send yet',
};

export const enAttachments: AttachmentWords = {
  label: 'Document to attach',
  placeholder: 'Number or name of a document',
  kind: 'Kind of document',
  anyKind: 'All',
  already: 'attached already',
  derivedHere: 'is here, since it derives from an attached one',
  attached: (name) => `Attached: ${name}`,
  refused: (name) => `${name} was not attached.`,
  searchFailed: 'The search failed.',
  offline: 'No connection: the search will work once it is back.',
  readonly: 'Nothing can be attached here',
  attachmentsFailed: 'The attachments did not load',
  attachedDirectly: n('Attached directly · #', 'Attached directly · #'),
  attachedDerived: n('Derived · #', 'Derived · #'),
  noAttachments: 'Nothing is attached',
  detach: (label) => `Detach ${label}`,
  detachedNow: (label) => `Detached: ${label}`,
  attachedFrom: (count, root) => `Derived from ${root} · ${String(count)}`,
  byKind: 'By kind',
  detachRefused: 'It was not detached.',
};

export const enMentions: MentionWords = {
  mentionList: 'Mention',
  mentionPeople: (query) => (query ? `People and groups for “${query}”` : 'People and groups'),
  mentionRecords: (query) => (query ? `Documents and products for “${query}”` : 'Documents and products'),
  mentionNone: 'No matches',
  mentionFailed: 'The suggestions did not load',
  noAccess: 'no access',
  hintRecords: 'documents and products',
  hintPeople: 'people and groups',
  hintKeep: 'keep the text',
  willNotify: n('will notify # person', 'will notify # people'),
  willNotifyNobody: 'will notify nobody',
  willSee: n('# person will see it', '# people will see it'),
  notifiedTitle: 'Will be notified',
  omittedTitle: 'Will not be notified',
  viaGroup: (group) => `from “${group}”`,
  omitted: { author: 'the writer', no_access: 'no access', inactive: 'inactive', muted: 'muted the thread' },
};
