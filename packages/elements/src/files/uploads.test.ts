import { expect, waitUntil } from '@open-wc/testing';
import { maximumUpload } from '@towerp/crm-protocol/words';
import { CrmError } from '@towerp/crm-client';
import fc from 'fast-check';
import { memoryClient, refusal, type Memory } from '../../gallery/client.js';
import type { FileUpload } from './upload.js';
import { uploadsOf, type Uploads } from './uploads.js';

const fileOf = (name: string, bytes: BlobPart[] = ['съдържание']): File =>
  new File(bytes, name, { lastModified: 1000 });
const statesOf = ({ files }: Uploads): string[] => files.map(({ name, state }) => `${name} ${state}`);
const begun = async (memory: Memory, count: number): Promise<void> => {
  await waitUntil(() => memory.uploads.length >= count, `${String(count)} uploads`);
};
const gone = new CrmError({
  code: 'invalid',
  detail: 'is no file',
  status: 422,
  errors: [{ path: 'fileIds.1', code: 'unknown_ref', message: 'is no file' }],
});

describe('the files of a draft', () => {
  let memory: Memory;
  let uploads: Uploads;
  beforeEach(() => {
    memory = memoryClient();
    uploads = uploadsOf(memory.client, 'нишка files');
  });

  it('are uploaded three at a time, in their order', async () => {
    uploads.add(['а', 'б', 'в', 'г'].map((name) => fileOf(name)));
    await begun(memory, 3);
    expect(statesOf(uploads)).to.deep.equal(['а uploading', 'б uploading', 'в uploading', 'г waiting']);
    memory.uploads[1]?.finish();
    await begun(memory, 4);
    expect(statesOf(uploads)).to.deep.equal(['а uploading', 'б uploaded', 'в uploading', 'г uploading']);
  });

  it('go on under the same id after a pause and after a broken line', async () => {
    uploads.add([fileOf('а')]);
    await begun(memory, 1);
    const [{ id } = { id: '' }] = uploads.files;
    memory.uploads[0]?.progress(7);
    uploads.pause(id);
    expect(uploads.files[0]).to.include({ state: 'paused', sent: 7 });
    uploads.goOn(id);
    await begun(memory, 2);
    memory.uploads[1]?.fail(refusal('network'));
    await waitUntil(() => uploads.files[0]?.state === 'failed');
    expect(uploads.files[0]).to.include({ trouble: 'offline', sent: 7 });
    uploads.goOn(id);
    await begun(memory, 3);
    expect(memory.uploads.map((one) => one.id)).to.deep.equal([id, id, id]);
  });

  it('are tried again alone, under another id where the server refused the first', async () => {
    uploads.add([fileOf('а'), fileOf('б')]);
    await begun(memory, 2);
    memory.uploads[0]?.finish();
    memory.uploads[1]?.fail();
    await waitUntil(() => uploads.files[1]?.state === 'failed');
    uploads.goOn(uploads.files[1]?.id ?? '');
    await begun(memory, 3);
    expect(memory.uploads.map(({ name }) => name)).to.deep.equal(['а', 'б', 'б']);
    expect(memory.uploads[2]?.id).to.not.equal(memory.uploads[1]?.id);
  });

  it('are barred at once where they are too large, and where they are folders or have gone', async () => {
    const large = fileOf('архив.zip');
    Object.defineProperty(large, 'size', { value: maximumUpload + 1 });
    const folder = fileOf('Чертежи');
    folder.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }) as unknown as Blob;
    uploads.add([large, folder]);
    await waitUntil(() => uploads.files[1]?.state === 'barred');
    expect(uploads.files.map(({ trouble }) => trouble)).to.deep.equal(['tooLarge', 'unreadable']);
    expect(memory.uploads).to.deep.equal([]);
    expect(uploads.isEmpty).to.equal(true);
    expect(uploads.maySend(true, () => undefined)).to.equal(true);
    expect(memory.drafts.size).to.equal(0);
  });

  it('hold back what is sent until they have come, and then send it once', async () => {
    let sent = 0;
    const send = (): void => {
      sent += 1;
    };
    uploads.add([fileOf('а'), fileOf('б')]);
    await begun(memory, 2);
    expect(uploads.maySend(true, send)).to.equal(false);
    memory.uploads[0]?.finish();
    await waitUntil(() => uploads.ids.length === 1);
    expect(sent).to.equal(0);
    memory.uploads[1]?.finish();
    await waitUntil(() => sent === 1);
    expect(uploads.$shown.get().obstacle).to.equal(undefined);
  });

  it('send nothing by themselves where one of them fails, or the writer goes on writing', async () => {
    let sent = 0;
    const send = (): void => {
      sent += 1;
    };
    uploads.add([fileOf('а')]);
    await begun(memory, 1);
    uploads.maySend(true, send);
    memory.uploads[0]?.fail(refusal('network'));
    await waitUntil(() => uploads.$shown.get().obstacle === 'stuck');
    uploads.goOn(uploads.files[0]?.id ?? '');
    expect(uploads.$shown.get().obstacle).to.equal(undefined);
    await begun(memory, 2);
    uploads.maySend(true, send);
    uploads.hold();
    memory.uploads[1]?.finish();
    await waitUntil(() => uploads.ids.length === 1);
    expect(sent).to.equal(0);
  });

  it('ask for words, since a file alone is no comment', async () => {
    uploads.add([fileOf('а')]);
    await begun(memory, 1);
    expect(uploads.maySend(false, () => undefined)).to.equal(false);
    expect(uploads.$shown.get().obstacle).to.equal('words');
    uploads.remove(uploads.files[0]?.id ?? '');
    expect(uploads.$shown.get().obstacle).to.equal(undefined);
  });

  it('are what a later page finds: uploaded ones whole, others to be chosen again, and then they go on', async () => {
    uploads.add([fileOf('а'), fileOf('б')]);
    await begun(memory, 2);
    const [, unfinished] = uploads.files;
    memory.uploads[0]?.finish();
    await waitUntil(() => uploads.ids.length === 1);
    const later = memoryClient();
    for (const [name, draft] of memory.drafts) later.drafts.set(name, draft);
    const again = uploadsOf(later.client, 'нишка files');
    expect(statesOf(again)).to.deep.equal(['а uploaded', 'б failed']);
    expect(again.files[1]).to.include({ trouble: 'forgotten' });
    again.add([fileOf('б')]);
    await begun(later, 1);
    expect(later.uploads[0]?.id).to.equal(unfinished?.id);
    expect(statesOf(again)).to.deep.equal(['а uploaded', 'б uploading']);
  });

  it('begin anew once the server has forgotten them', async () => {
    uploads.add([fileOf('а'), fileOf('б')]);
    await begun(memory, 2);
    for (const one of memory.uploads) one.finish();
    await waitUntil(() => uploads.ids.length === 2);
    const [kept, forgotten] = uploads.ids;
    const released = uploads.release();
    expect(uploads.files).to.deep.equal([]);
    uploads.receive(released, gone);
    expect(statesOf(uploads)).to.deep.equal(['а uploaded', 'б failed']);
    expect(uploads.ids).to.deep.equal([kept]);
    expect(uploads.files[1]?.id).to.not.equal(forgotten);
    const old = released.map((upload): FileUpload => ({ ...upload, taken: Date.now() - 24 * 60 * 60 * 1000 }));
    memory.drafts.set('стара', old);
    expect(statesOf(uploadsOf(memory.client, 'стара'))).to.deep.equal(['а failed', 'б failed']);
  });

  it('never send while one is under way, whatever is done meanwhile, and lose none that was not removed', async () => {
    type Act = { act: 'add' | 'pause' | 'goOn' | 'remove' | 'finish' | 'fail' | 'send'; which: number };
    const acts = fc.array(
      fc.record<Act>({
        act: fc.constantFrom('add', 'pause', 'goOn', 'remove', 'finish', 'fail', 'send'),
        which: fc.nat(5),
      }),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const world = memoryClient();
        const subject = uploadsOf(world.client, 'свойство');
        const wanted = new Set<string>();
        let isSound = true;
        const send = (): void => {
          isSound &&= subject.files.every(({ state }) => state === 'uploaded');
        };
        for (const [index, { act, which }] of list.entries()) {
          const chosen = subject.files[which % Math.max(1, subject.files.length)];
          if (act === 'add') {
            wanted.add(`файл ${String(index)}`);
            subject.add([fileOf(`файл ${String(index)}`)]);
          } else if (act === 'send') {
            if (subject.maySend(true, send)) send();
          } else if (act === 'finish') world.uploads.at(-1 - which)?.finish();
          else if (act === 'fail') world.uploads.at(-1 - which)?.fail(refusal('network'));
          else if (chosen && act === 'remove') {
            wanted.delete(chosen.name);
            subject.remove(chosen.id);
          } else if (chosen?.state === 'uploading' && act === 'pause') subject.pause(chosen.id);
          else if (chosen && (chosen.state === 'paused' || chosen.state === 'failed') && act === 'goOn') subject.goOn(chosen.id);
          // What was begun is read before it is sent.
          for (let turn = 0; turn < 4; turn++) await new Promise((done) => { queueMicrotask(() => { done(undefined); }); });
        }
        const kept = (world.drafts.get('свойство') ?? []) as FileUpload[];
        return (
          isSound &&
          JSON.stringify(subject.files.map(({ name }) => name)) === JSON.stringify([...wanted]) &&
          kept.length === subject.files.length
        );
      }),
      { numRuns: 60 },
    );
  }); // prettier-ignore
});
