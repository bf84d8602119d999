import { describe } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { visit, type Name } from './house.js';

/** How a person works the page. */
export interface Way {
  readonly name: string;
  visit(name: Name, path?: string): Promise<Page>;
  /** Presses a button or a link. */
  press(target: Locator): Promise<void>;
  /** Takes an item of the menu that is open, or one of a field's suggestions. */
  choose(item: Locator): Promise<void>;
  /** Opens one of several rows that are one stop of the keyboard. */
  open(row: Locator): Promise<void>;
  /** Makes one of a group of radio buttons the chosen one. */
  tick(radio: Locator): Promise<void>;
  /** Takes a value of a field that is a drop-down list. */
  select(field: Locator, value: string): Promise<void>;
  /** Puts the caret into a field. */
  enter(field: Locator): Promise<void>;
  /** Gives a file to a place that has a button for it. */
  give(place: Locator, button: Locator, file: GivenFile): Promise<void>;
}

export type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Lets a file fall on a place, as from a folder. */
export const drop = async (place: Locator, { name, mimeType, buffer }: GivenFile): Promise<void> => {
  const data = await place.page().evaluateHandle(
    (file) => {
      const given = new DataTransfer();
      const content = Uint8Array.from(atob(file.bytes), (one) => one.charCodeAt(0));
      given.items.add(new File([content], file.name, { type: file.mimeType }));
      return given;
    },
    { bytes: buffer.toString('base64'), name, mimeType },
  );
  await place.dispatchEvent('dragover', { dataTransfer: data });
  await place.dispatchEvent('drop', { dataTransfer: data });
};

/** Chooses a file after a button was pressed. */
const choose = async (press: (button: Locator) => Promise<void>, button: Locator, file: GivenFile): Promise<void> => {
  const [chooser] = await Promise.all([button.page().waitForEvent('filechooser'), press(button)]);
  await chooser.setFiles(file);
};

const pointer = (name: string, width: number): Way => ({
  name,
  visit: (person, path) => visit(person, { width, path }),
  press: (target) => target.click(),
  choose: (item) => item.click(),
  open: (row) => row.click(),
  tick: (radio) => radio.click(),
  select: async (field, value) => {
    await field.selectOption(value);
  },
  enter: (field) => field.click(),
  // A phone has nothing to drag from.
  give: (place, button, file) => (width > 400 ? drop(place, file) : choose((one) => one.click(), button, file)),
});

/** True where the focus is on the element or inside of it, through every shadow root. */
const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    for (let node: Node | null = active; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
      if (node === element) return true;
    return false;
  });

const mostStops = 200;

/** Presses a key until the target has what is asked; a person would give up too. */
const until = async (key: string, target: Locator, isThere: (target: Locator) => Promise<boolean>): Promise<void> => {
  for (let stop = 0; stop < mostStops; stop++) {
    if (await isThere(target)) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${target.toString()}.`);
};

const reach = async (target: Locator): Promise<void> => {
  await target.waitFor();
  await until('Tab', target, hasFocus);
};

/** True where the keyboard stands on it: by focus, or as the active one of a field's suggestions. */
const isCurrent = async (item: Locator): Promise<boolean> =>
  (await item.getAttribute('aria-selected')) === 'true' || (await hasFocus(item));

const keyboard: Way = {
  name: 'with the keyboard alone',
  visit: (person, path) => visit(person, { path }),
  press: async (target) => {
    await reach(target);
    await target.page().keyboard.press('Enter');
  },
  choose: async (item) => {
    await item.waitFor();
    await until('ArrowDown', item, isCurrent);
    await item.page().keyboard.press('Enter');
  },
  open: async (row) => {
    await row.waitFor();
    // The rows before it are reached as one stop, and the arrows go on from there.
    const rows = row.locator('xpath=ancestor::*[.//*[@data-thread]][1]/..').locator('[data-thread][tabindex="0"]');
    await reach(rows.first());
    await row.page().keyboard.press('Home');
    await until('ArrowDown', row, hasFocus);
    await row.page().keyboard.press('Enter');
  },
  tick: async (radio) => {
    // A group of radio buttons is one stop, at the chosen one; the arrows choose.
    const name = (await radio.getAttribute('name')) ?? '';
    await reach(
      radio.locator(`xpath=ancestor::fieldset//input[@name="${name}"]`).and(radio.page().locator(':checked')),
    );
    await until('ArrowRight', radio, (one) => one.isChecked());
  },
  select: async (field, value) => {
    await reach(field);
    await until('ArrowDown', field, async (one) => (await one.inputValue()) === value);
  },
  enter: reach,
  give: (_place, button, file) => choose(keyboard.press, button, file),
};

/** For what is not about hands. */
export const mouse = pointer('with the mouse', 1440);

// The database knows nothing of hands: on PostgreSQL once is enough.
const ways = process.env['CRM_TEST_DATABASE_URL'] ? [mouse] : [mouse, keyboard, pointer('at 360 px', 360)];

/** Declares a journey once for every way in which a person may take it. */
export const inEveryWay = (title: string, declare: (way: Way) => void): void => {
  for (const way of ways) describe(`${title}, ${way.name}`, () => { declare(way); }); // prettier-ignore
};
