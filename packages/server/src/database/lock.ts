import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who holds a data folder. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly token: string;
  /** Ticks since boot at which the process began; null where the system does not tell. */
  readonly started: string | null;
  readonly boot: string | null;
  /** The space in which the pid counts: containers have their own. */
  readonly space: string | null;
}

/** The folder is held by a process that lives. */
export class FolderHeldError extends Error {
  override name = 'FolderHeldError' as const;
  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    super(`${folder} is held by process ${String(holder.pid)} on ${holder.host} since ${holder.since}.`);
  }
}

export interface FolderLock {
  readonly holder: Holder;
  /** Fulfilled where another took the folder, since this process stood still for too long: it must write no more. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

export interface LockTimes {
  /** How often the holder shows that it lives, in milliseconds. */
  readonly beat: number;
  /** How long a holder whose process cannot be seen from here is watched before it counts as dead. */
  readonly patience: number;
}

const usual: LockTimes = { beat: 1_000, patience: 5_000 };

const orNull = (text: Promise<string>): Promise<string | null> => text.then((value) => value.trim()).catch(() => null);

// The name of the program may hold spaces and parentheses; the fields that count come after its last one.
const startOf = (pid: number): Promise<string | null> =>
  orNull(
    readFile(`/proc/${String(pid)}/stat`, 'utf8').then(
      (line) => line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '',
    ),
  );

const identify = async (): Promise<Holder> => ({
  pid: process.pid,
  host: hostname(),
  since: new Date().toISOString(),
  token: randomUUID(),
  started: await startOf(process.pid),
  boot: await orNull(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
  space: await orNull(readlink('/proc/self/ns/pid')),
});

const holderIn = (path: string): Promise<Holder | undefined> =>
  readFile(path, 'utf8')
    .then((text) => JSON.parse(text) as Holder)
    .catch(() => undefined);

const beatOf = (path: string): Promise<number> =>
  stat(path)
    .then(({ mtimeMs }) => mtimeMs)
    .catch(() => 0);

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** True or false where it is certain from here, undefined where only the heartbeat can tell. */
const isAlive = async (holder: Holder, self: Holder): Promise<boolean | undefined> => {
  if (holder.host === self.host && holder.boot === self.boot && holder.space === self.space) {
    if (!isRunning(holder.pid)) return false;
    if (holder.started === null) return undefined;
    return (await startOf(holder.pid)) === holder.started;
  }
  // Another boot of the same machine: whatever ran then does not run now.
  if (holder.host === self.host && holder.boot !== null && self.boot !== null && holder.boot !== self.boot)
    return false;
  return undefined;
};

const beats = async (path: string, patience: number): Promise<boolean> => {
  const before = await beatOf(path);
  for (let waited = 0; waited < patience; waited += 100) {
    await pause(100);
    if ((await beatOf(path)) !== before) return true;
  }
  return false;
};

const create = (path: string, content: string): Promise<boolean> =>
  writeFile(path, content, { flag: 'wx' })
    .then(() => true)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    });

/** Removes a dead holder's lock; of several that try, one does. */
const bury = async (path: string, dead: Holder | undefined): Promise<void> => {
  const guard = `${path}.takeover`;
  if (!(await create(guard, ''))) {
    // Whoever made the guard may have died with it in hand.
    if (Date.now() - (await beatOf(guard)) > 10_000) await rm(guard, { force: true });
    await pause(50);
    return;
  }
  try {
    const present = await holderIn(path);
    if (present?.token === dead?.token) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
};

const hold = (path: string, holder: Holder, beat: number): FolderLock => {
  let lose = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const timer = setInterval(() => {
    void holderIn(path).then(async (present) => {
      const now = new Date();
      if (present?.token === holder.token) await utimes(path, now, now).catch(() => undefined);
      else lose();
    });
  }, beat);
  timer.unref();
  return {
    holder,
    lost,
    release: async () => {
      clearInterval(timer);
      if ((await holderIn(path))?.token === holder.token) await rm(path, { force: true });
    },
  };
};

/**
 * Takes the folder for this process alone. PGlite opens a folder twice without a word, and then rows are lost.
 * @throws {FolderHeldError} where a living process holds it
 */
export const lockFolder = async (folder: string, times: LockTimes = usual): Promise<FolderLock> => {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'crm.lock');
  const self = await identify();
  for (;;) {
    if (await create(path, JSON.stringify(self))) return hold(path, self, times.beat);
    const holder = await holderIn(path);
    if (!holder) {
      // Still being written, or left half-written by a process that died.
      if (!(await beats(path, 500)) && !(await holderIn(path))) await bury(path, undefined);
      continue;
    }
    const alive = (await isAlive(holder, self)) ?? (await beats(path, times.patience));
    if (alive) throw new FolderHeldError(folder, holder);
    await bury(path, holder);
  }
};
