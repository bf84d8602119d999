import { maximumUpload, tusVersion, Uuid } from '@towerp/crm-protocol';
import { invalid, Refusal } from '../access/index.js';
import { neutralName } from './names.js';

export const tooLarge = (): Refusal => new Refusal('too_large', 'A file has at most 100 MiB.');

/** @throws {Refusal} where another version of tus is spoken than ours */
export const checkVersion = (request: Request): void => {
  if (request.headers.get('tus-resumable') !== tusVersion)
    throw new Refusal('stale', `Uploads speak tus ${tusVersion}: say so in Tus-Resumable.`, {
      headers: { 'Tus-Version': tusVersion },
    });
};

const wholeNumber = (request: Request, name: string): number | undefined => {
  const value = request.headers.get(name);
  if (value === null) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw invalid(name, 'must be a whole number, 0 or more');
  return Number(value);
};

/** The length that an upload will have; null where it is told later. */
export const lengthOf = (request: Request): number | null => {
  const length = wholeNumber(request, 'Upload-Length');
  if (length === undefined && request.headers.get('upload-defer-length') !== '1')
    throw invalid('Upload-Length', 'is needed, or Upload-Defer-Length: 1');
  if (length !== undefined && length > maximumUpload) throw tooLarge();
  return length ?? null;
};

/** The length that a request tells of an upload whose length was not known; undefined where it tells none. */
export const laterLengthOf = (request: Request): number | undefined => {
  const length = wholeNumber(request, 'Upload-Length');
  if (length !== undefined && length > maximumUpload) throw tooLarge();
  return length;
};

/** The place at which a request goes on. */
export const offsetOf = (request: Request): number => {
  const offset = wholeNumber(request, 'Upload-Offset');
  if (offset === undefined) throw invalid('Upload-Offset', 'is needed');
  return offset;
};

const decoded = (value: string): string => {
  try {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw new TypeError('no base64');
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'base64'));
  } catch {
    throw invalid('Upload-Metadata', 'must be keys with values in base64 of UTF-8');
  }
};

/** What an upload says of itself: its name, made harmless, and the id that the client chose. */
export const metadataOf = (request: Request): { name: string; id: string | undefined } => {
  const pairs = (request.headers.get('upload-metadata') ?? '').split(',').map((pair) => pair.trim().split(' '));
  const values = new Map(pairs.map(([key = '', value = '']) => [key, decoded(value)]));
  const id = values.get('id');
  if (id !== undefined && !Uuid.safeParse(id).success) throw invalid('Upload-Metadata', 'id must be a UUID version 7');
  return { name: neutralName(values.get('filename') ?? values.get('name') ?? ''), id };
};
