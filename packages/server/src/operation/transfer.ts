import { ImportReport } from '@towerp/crm-protocol';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { backendOf, expectSuccess, type Backend } from './backend.js';
import { say, type Command } from './context.js';
import { Mistake } from './mistake.js';
import { piecesOf, sizeOf } from './pieces.js';

const pieceSize = 1 << 20;
const shown = 20;

interface Tally {
  accepted: number;
  rejectedCount: number;
  readonly rejected: string[];
}

const importFile = async (backend: Backend, path: string, tally: Tally): Promise<void> => {
  const size = await sizeOf(path);
  let done = 0;
  let told = Date.now();
  for await (const { bytes, lines, before } of piecesOf(path, pieceSize)) {
    const response = await backend.send('/import', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: new Blob([bytes]).stream(),
      duplex: 'half',
    });
    await expectSuccess(response);
    const report = ImportReport.parse(await response.json());
    tally.accepted += report.accepted;
    tally.rejectedCount += report.rejectedCount;
    for (const { line, code, message } of report.rejected)
      if (tally.rejected.length < shown) tally.rejected.push(`${path}:${String(before + line)} ${code}: ${message}`);
    done += bytes.length;
    if (Date.now() - told < 1000 && done < size) continue;
    told = Date.now();
    say(`${path}: ${String(Math.floor((100 * done) / size))} %, ${(before + lines).toLocaleString('en')} lines`);
  }
};

/** Brings files of NDJSON in; refused lines are told, the others stand. */
export const importFiles: Command = async (context) => {
  const { operands } = context;
  if (operands.length === 0) throw new Mistake('A FILE is needed.', true);
  for (const path of operands) await sizeOf(path);
  const backend = await backendOf(context, true);
  const tally: Tally = { accepted: 0, rejectedCount: 0, rejected: [] };
  try {
    for (const path of operands) await importFile(backend, path, tally);
  } finally {
    await backend.close();
  }
  process.stdout.write(`accepted ${String(tally.accepted)}, rejected ${String(tally.rejectedCount)}\n`);
  for (const line of tally.rejected) process.stdout.write(`${line}\n`);
  const more = tally.rejectedCount - tally.rejected.length;
  if (more > 0) process.stdout.write(`… and ${String(more)} more\n`);
  return tally.rejectedCount === 0 ? 0 : 1;
};

/** Writes beside the file and renames, so that a file that is there is whole. */
const writeFileWhole = async (body: Readable, path: string): Promise<void> => {
  const fresh = `${path}.${String(process.pid)}.part`;
  try {
    await pipeline(body, createWriteStream(fresh, { mode: 0o600 }));
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code && /^(ENOENT|EACCES|EISDIR|ENOSPC|EROFS|ENOTDIR)$/.test(code))
      throw new Mistake(`${path} cannot be written (${code}).`);
    throw error;
  }
};

/** Writes all that a company has as NDJSON, to a file or to stdout. */
export const exportCompany: Command = async (context) => {
  const backend = await backendOf(context, false);
  try {
    const response = await backend.send('/export');
    await expectSuccess(response);
    const body = response.body ? Readable.fromWeb(response.body) : Readable.from([]);
    const { out } = context.values;
    if (out === undefined) await pipeline(body, process.stdout, { end: false });
    else await writeFileWhole(body, out);
  } finally {
    await backend.close();
  }
  return 0;
};
