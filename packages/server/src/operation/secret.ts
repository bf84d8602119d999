import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Mistake } from './mistake.js';

const minimum = 32;

/** The secret that a data folder keeps, if it keeps one. @throws {Mistake} where it is too short to be safe */
export const secretIn = async (folder: string): Promise<Uint8Array | undefined> => {
  const path = join(folder, 'secret');
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Mistake(`${path} cannot be read (${error.code ?? error.message}).`);
  });
  if (bytes && bytes.length < minimum)
    throw new Mistake(`${path} has fewer than ${String(minimum)} bytes; remove it, and a new one is made.`);
  return bytes && new Uint8Array(bytes);
};

/** The secret of a data folder, made where there is none; the caller holds the folder's lock. */
export const ensureSecret = async (folder: string): Promise<Uint8Array> => {
  const present = await secretIn(folder);
  if (present) return present;
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'secret');
  // Renaming is atomic: a process that dies here leaves no half of a secret.
  const fresh = `${path}.new`;
  const text = randomBytes(48).toString('base64url');
  await writeFile(fresh, text, { mode: 0o600 });
  await chmod(fresh, 0o600);
  await rename(fresh, path);
  return new TextEncoder().encode(text);
};
