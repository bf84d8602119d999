import { expect, waitUntil } from '@open-wc/testing';
import type { RichTextDocument } from '@towerp/crm-protocol';
import { sendKeys } from '@web/test-runner-commands';
import { refusal } from '../../gallery/client.js';
import { comment, file, main, people, text, uuid } from '../../gallery/data.js';
import { cleanUp, deep, mount, one, settled, words, type Mounted } from '../../gallery/mount.js';
import type { Composer } from '../comments/composer/composer.js';
import type { MentionEditor } from '../mentions/mention-editor/mention-editor.js';
import type { UploadProgressEvent } from './events.js';
import type { FileList } from './file-list/file-list.js';

const make = (): Composer => {
  const composer = document.createElement('towerp-composer');
  composer.threadId = main.id;
  return composer;
};
const fileOf = (name: string, type = '', bytes: BlobPart[] = ['съдържание']): File => new File(bytes, name, { type });
const dataOf = (...files: File[]): DataTransfer => {
  const data = new DataTransfer();
  for (const one_ of files) data.items.add(one_);
  return data;
};
const drag = (target: Element, type: string, dataTransfer = dataOf(fileOf('а.pdf'))): DragEvent => {
  const event = new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};
const paste = (target: Element, clipboardData: DataTransfer): ClipboardEvent => {
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};
const editorOf = (element: Element): MentionEditor => one<MentionEditor>(element, 'towerp-mention-editor');
const write = async (element: Element, words_: string): Promise<void> => {
  editorOf(element).value = text(words_) as RichTextDocument;
  editorOf(element).keepDraft();
  await settled(element);
};
const send = async (element: Element): Promise<void> => {
  editorOf(element).dispatchEvent(new CustomEvent('towerp-submit'));
  await settled(element);
};
type Made = { id: string; fileIds?: string[] };
const made = ({ calls }: Mounted<Composer>['memory']): Made[] =>
  calls.filter(({ name }) => name === 'comments.create').map(({ parameters }) => parameters[1] as Made);
const rows = (element: Element): HTMLElement[] => deep(element, '[data-file]');
const button = (element: Element, label: string): HTMLElement => one(element, `button[aria-label="${label}"]`);
const drop = async (mounted: Mounted<Composer>, ...files: File[]): Promise<void> => {
  const before = mounted.memory.uploads.length;
  drag(editorOf(mounted.element), 'drop', dataOf(...files));
  await waitUntil(() => mounted.memory.uploads.length > before, 'nothing is uploaded');
  await settled(mounted.element);
};

describe('files in the composer', () => {
  before(() => Promise.all([import('../comments/composer/define.js'), import('./define.js')]));
  afterEach(cleanUp);

  it('shows where they are dropped, until they are or what was held is taken away', async () => {
    const { element } = await mount(make);
    const event = drag(editorOf(element), 'dragover');
    await waitUntil(() => words(element).includes('Пуснете файловете тук'));
    expect(event.defaultPrevented).to.equal(true);
    await expect(element).to.be.accessible();
    drag(editorOf(element), 'dragleave');
    await settled(element);
    expect(words(element)).to.not.include('Пуснете файловете тук');
    const words_ = new DataTransfer();
    words_.setData('text/plain', 'дума');
    expect(drag(editorOf(element), 'dragover', words_).defaultPrevented).to.equal(false);
  });

  it('tells how far each has come, in a bar, in words and by an event, and sends it with the words', async () => {
    const mounted = await mount(make);
    const { element, memory } = mounted;
    const heard: unknown[] = [];
    element.addEventListener('towerp-upload-progress', (event) => heard.push((event as UploadProgressEvent).detail));
    await drop(mounted, fileOf('чертеж.pdf', 'application/pdf', ['0123456789']));
    memory.uploads[0]?.progress(4);
    await settled(element);
    const bar = one<HTMLProgressElement>(element, 'progress');
    expect(bar.value).to.equal(40);
    expect(bar.getAttribute('aria-valuetext')).to.match(/^40/);
    expect(heard).to.deep.equal([{ name: 'чертеж.pdf', sent: 4, size: 10 }]);
    await expect(element).to.be.accessible();
    memory.uploads[0]?.finish();
    await waitUntil(() => words(element).includes('чертеж.pdf е качен'));
    await write(element, 'Вижте чертежа');
    await send(element);
    expect(made(memory)[0]?.fileIds).to.deep.equal([memory.uploads[0]?.id]);
    expect(rows(element)).to.deep.equal([]);
    expect(memory.drafts.size).to.equal(0);
  });

  it('shows a picture of a picture, and none of what could act', async () => {
    const mounted = await mount(make);
    const canvas = Object.assign(document.createElement('canvas'), { width: 4, height: 4 });
    canvas.getContext('2d')?.fillRect(0, 0, 4, 4);
    const png = await new Promise<Blob | null>((done) => { canvas.toBlob(done); }); // prettier-ignore
    await drop(
      mounted,
      fileOf('снимка.png', 'image/png', png ? [png] : []),
      fileOf('схема.svg', 'image/svg+xml', ['<svg/>']),
      fileOf('не е.png', 'image/png'),
    );
    const [picture] = deep<HTMLCanvasElement>(mounted.element, 'canvas');
    await waitUntil(() => picture?.getContext('2d')?.getImageData(40, 40, 1, 1).data[3] === 255);
    await waitUntil(() => words(mounted.element).includes('PNG'));
    expect(words(mounted.element)).to.include('SVG');
  });

  it('takes a picture that is pasted, and leaves a table with its picture to the text', async () => {
    const { element, memory } = await mount(make);
    const target = editorOf(element);
    target.focus();
    await waitUntil(() => deep(element, '.ProseMirror').length > 0);
    const event = paste(one(element, '.ProseMirror'), dataOf(fileOf('image.png', 'image/png')));
    expect(event.defaultPrevented).to.equal(true);
    await waitUntil(() => memory.uploads.length === 1);
    const table = dataOf(fileOf('image.png', 'image/png'));
    table.setData('text/plain', 'Стол\t72');
    table.setData('text/html', '<table><tr><td>Стол</td><td>72</td></tr></table>');
    paste(one(element, '.ProseMirror'), table);
    await settled(element);
    expect(words(target)).to.include('Стол');
    expect(rows(element).length).to.equal(1);
    const copied = dataOf(fileOf('договор.docx'));
    copied.setData('text/plain', 'договор.docx');
    expect(paste(one(element, '.ProseMirror'), copied).defaultPrevented).to.equal(true);
    await waitUntil(() => rows(element).length === 2);
  });

  it('waits with sending until they have come, and says so on the button', async () => {
    const mounted = await mount(make);
    const { element, memory } = mounted;
    await drop(mounted, fileOf('а.pdf'));
    await write(element, 'Вижте');
    await send(element);
    expect(made(memory)).to.deep.equal([]);
    expect(words(element)).to.include('Чака файловете').and.include('щом файловете се качат');
    await expect(element).to.be.accessible();
    memory.uploads[0]?.finish();
    await waitUntil(() => made(memory).length === 1);
    expect(made(memory)[0]?.fileIds).to.deep.equal([memory.uploads[0]?.id]);
  });

  it('asks for words beside a file, which alone is no comment', async () => {
    const mounted = await mount(make);
    await drop(mounted, fileOf('а.pdf'));
    mounted.memory.uploads[0]?.finish();
    await send(mounted.element);
    expect(words(mounted.element)).to.include('Напишете и няколко думи');
    expect(made(mounted.memory)).to.deep.equal([]);
  });

  it('says why one has failed, and tries it again alone', async () => {
    const mounted = await mount(make);
    const { element, memory } = mounted;
    await drop(mounted, fileOf('а.pdf'), fileOf('б.pdf'), fileOf('в.pdf'));
    await waitUntil(() => memory.uploads.length === 3);
    memory.uploads[0]?.finish();
    memory.uploads[1]?.fail(refusal('invalid'));
    memory.uploads[2]?.fail(refusal('forbidden'));
    await waitUntil(() => words(element).includes('Опитай неуспешните 2'));
    expect(words(element)).to.include('Сървърът не прие файла.').and.include('Нямате право');
    await expect(element).to.be.accessible();
    button(element, 'Опитай пак с б.pdf').click();
    await waitUntil(() => memory.uploads.length === 4);
    expect(memory.uploads[3]?.name).to.equal('б.pdf');
  });

  it('is worked by keys alone, and keeps the focus where a file was removed', async () => {
    const mounted = await mount(make);
    const { element } = mounted;
    await drop(mounted, fileOf('а.pdf'), fileOf('б.pdf'));
    button(element, 'Махни а.pdf').focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(rows(element).length).to.equal(1);
    expect(deep(element, 'button:focus')[0]?.ariaLabel).to.equal('Махни б.pdf');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(words(element)).to.include('спрян');
  });

  it('gives text and files back where the comment was refused', async () => {
    const mounted = await mount(make);
    const { element, memory } = mounted;
    await drop(mounted, fileOf('а.pdf'));
    memory.uploads[0]?.finish();
    await write(element, 'Вижте');
    memory.refuse(refusal('network'));
    await send(element);
    await waitUntil(() => rows(element).length === 1);
    expect(words(editorOf(element))).to.include('Вижте');
    await send(element);
    expect(made(memory)[1]).to.deep.equal(made(memory)[0]);
  });

  it('keeps them in the lane for which they were meant, and asks before they are carried outward', async () => {
    const mounted = await mount(make);
    const { element, memory } = mounted;
    await drop(mounted, fileOf('вътрешен.pdf'));
    memory.uploads[0]?.finish();
    await settled(element);
    deep(element, '[role=tab]')[1]?.click();
    await settled(element);
    expect(words(element)).to.include('Написаното ще се вижда от клиента');
    one(element, '.question .button').click();
    await settled(element);
    expect(rows(element)).to.deep.equal([]);
    deep(element, '[role=tab]')[0]?.click();
    await waitUntil(() => rows(element).length === 1);
  });

  it('finds them again with the draft', async () => {
    const mounted = await mount(make);
    await drop(mounted, fileOf('а.pdf'));
    mounted.memory.uploads[0]?.finish();
    await waitUntil(() => words(mounted.element).includes('е качен'));
    mounted.element.remove();
    const { element } = await mount(make, { memory: mounted.memory });
    await waitUntil(() => rows(element).length === 1);
    expect(words(element)).to.include('а.pdf');
  });
});

describe('towerp-file-list', () => {
  before(() => import('./define.js'));
  afterEach(cleanUp);

  const list =
    (...files: ReturnType<typeof file>[]) =>
    (): FileList =>
      Object.assign(document.createElement('towerp-file-list'), { files });
  const linkOf = (element: Element): HTMLAnchorElement => one<HTMLAnchorElement>(element, 'a');

  it('links to where the backend is, not to the page', async () => {
    const shown = file({ name: 'Чертеж на стола.pdf' });
    const { element } = await mount(list(shown));
    expect(linkOf(element).getAttribute('href')).to.equal(`/elsewhere${shown.url}`);
    expect(words(element)).to.include('PDF').and.include('Чертеж на стола.pdf');
    await expect(element).to.be.accessible();
  });

  it('renews a link whose time is over before somebody follows it', async () => {
    const id = uuid();
    const { element, memory } = await mount(list(file({ id }, 400)));
    expect(memory.calls).to.deep.equal([]);
    linkOf(element).focus();
    await waitUntil(() => memory.calls.length === 1);
    await settled(element);
    const expires = Number(/expires=(\d+)/.exec(linkOf(element).href)?.[1]);
    expect(expires * 1000).to.be.greaterThan(Date.now());
  });

  it('shows no picture by a link that no longer holds, but a new one', async () => {
    const old = file({ contentType: 'image/png', name: 'снимка.png' }, 400);
    const { element, memory } = await mount(list({ ...old, thumbnailUrl: old.url.replace('content', 'thumbnail') }));
    expect(deep(element, 'img')).to.deep.equal([]);
    await waitUntil(() => memory.calls.some(({ name }) => name === 'files.get'));
  });

  it('says why a file does not open', async () => {
    const { element, memory } = await mount(list(file({}, 400)));
    memory.refuse(refusal('not_found'));
    linkOf(element).click();
    await waitUntil(() => words(element).includes('Файлът не се отвори.'));
    await expect(element).to.be.accessible();
  });

  it('stands under the entry that has files', async () => {
    await import('../timeline/timeline/define.js');
    const entry = comment(text('Вижте чертежа'), people.petya, 5, { files: [file()] });
    const { element } = await mount(
      () => Object.assign(document.createElement('towerp-timeline'), { threadId: main.id }),
      { timeline: [entry] },
    );
    await waitUntil(() => words(element).includes('чертеж.pdf'));
  });
});
