import type { CrmClient, ThreadFilter } from '@towerp/crm-client';
import type { Thread } from '@towerp/crm-protocol';
import { atom } from 'nanostores';
import { dayOf, type Timing } from '../../../base/times.js';
import { triageWords } from '../../../locale/triage-words.js';
import { showToast } from '../../../ui/toasts/toast-store.js';
import { csvHead, csvLine } from './csv.js';
import '../work-bar/define.js';
import type { Progress, Work } from './work.js';

const largestPage = 200;

const save = (parts: string[], name: string): void => {
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by then; without this it would stay in memory as long as the page.
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
}; // prettier-ignore

/** Saves threads as a file for a spreadsheet: these, or every page of those that a filter lets through. */
export const exportThreads = (
  client: CrmClient,
  source: readonly Thread[] | ThreadFilter,
  total: number,
  timing: Timing,
): Work => {
  const words = triageWords(timing.messages);
  const abort = new AbortController();
  const $progress = atom<Progress>({ done: 0, total, isRunning: true, failed: [], error: undefined });
  const change = (next: Partial<Progress>): void => { $progress.set({ ...$progress.get(), ...next }); };
  const collect = async (parts: string[]): Promise<number> => {
    const threads = Array.isArray(source) ? (source as readonly Thread[]) : client.threads.list({ ...(source as ThreadFilter), limit: largestPage }, { signal: abort.signal });
    let done = 0;
    for await (const thread of threads) {
      if (abort.signal.aborted) break;
      parts.push(csvLine(thread, timing));
      done += 1;
      // A page at a time: more often nobody could read it.
      if (done % largestPage === 0) change({ done, total: Math.max(done, $progress.get().total) });
    }
    return done;
  };
  const run = async (): Promise<Progress> => {
    change({ done: 0, isRunning: true, failed: [], error: undefined });
    const parts = [csvHead(timing)];
    try {
      const done = await collect(parts);
      change({ done, isRunning: false });
      if (abort.signal.aborted) return $progress.get();
      save(parts, `${words.file}-${dayOf(timing.now, timing.timeZone)}.csv`);
      showToast({ text: words.exported(done) });
    } catch (error) {
      change({ isRunning: false, failed: abort.signal.aborted ? [] : [words.file], error });
    }
    return $progress.get();
  };
  return {
    label: words.exporting,
    $progress,
    failure: words.exportFailed,
    cancel: () => { abort.abort(); },
    retry: () => void run(),
    finished: run(),
  };
}; // prettier-ignore
