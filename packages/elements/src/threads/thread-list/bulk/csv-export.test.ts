import { expect } from '@open-wc/testing';
import { refusal } from '../../../../gallery/client.js';
import { thread, threads } from '../../../../gallery/data.js';
import { cleanUp, deep, mount, one, settled, words, type Mounted } from '../../../../gallery/mount.js';
import { $toasts } from '../../../ui/toasts/toast-store.js';
import type { ThreadList } from '../thread-list.js';

const make = (): ThreadList => document.createElement('towerp-thread-list');
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((done) => setTimeout(done, 10));
};
const download = ({ element }: Mounted<ThreadList>): void => {
  one(element, '[aria-label="Изнеси CSV"]').click();
};

describe('the export of a list', () => {
  const saved: { name: string; file: Blob }[] = [];
  const savedText = (): Promise<string> => {
    const [first] = saved;
    if (!first) throw new Error('Nothing was saved.');
    return first.file.text();
  };
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;

  before(() => import('../define.js'));
  beforeEach(() => {
    saved.length = 0;
    let file = new Blob();
    URL.createObjectURL = (made) => {
      file = made as Blob;
      return 'blob:made';
    };
    HTMLAnchorElement.prototype.click = function take(this: HTMLAnchorElement) {
      saved.push({ name: this.download, file });
    };
  });
  afterEach(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    cleanUp();
  });

  it('saves every thread that the filter lets through, also those that are not loaded', async () => {
    const list = Array.from({ length: 130 }, (_, at) => thread({ topic: `Нишка ${String(at)}`, status: 'new' }));
    const mounted = await mount(make, { threads: [...list, ...threads], page: 50 });
    mounted.element.status = 'new';
    await settled(mounted.element);
    download(mounted);
    await until(() => saved.length > 0);
    const text = await savedText();
    expect(text.trimEnd().split('\r\n')).to.have.length(1 + 131);
    expect(saved[0]?.name).to.match(/^нишки-\d{4}-\d\d-\d\d\.csv$/);
    expect($toasts.get().at(-1)?.text).to.equal('Изнесени 131 нишки');
  });

  it('saves the selected threads alone', async () => {
    const mounted = await mount(make);
    const { element } = mounted;
    for (const at of [1, 3]) deep(element, '.row')[at]?.querySelector<HTMLElement>('.check')?.click();
    await until(() => deep(element, 'towerp-selection-bar .button, .selection .button').length > 3);
    deep(element, '.selection .button')[3]?.click();
    await until(() => saved.length > 0);
    const text = await savedText();
    expect(text).to.include(threads[1]?.topic).and.include(threads[3]?.topic).and.not.include(threads[0]?.topic);
  });

  it('says that it failed, and tries again', async () => {
    const mounted = await mount(make);
    mounted.memory.refuse(refusal());
    download(mounted);
    await until(() => words(mounted.element).includes('Файлът не се изнесе'));
    one(one(mounted.element, 'towerp-work-bar'), '.bar .button').click();
    await until(() => saved.length > 0);
    expect(words(mounted.element)).to.not.include('Файлът не се изнесе');
  });
});
