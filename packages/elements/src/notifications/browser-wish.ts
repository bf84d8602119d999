import { atom } from 'nanostores';

const key = 'towerp-crm:browser-notices';

const read = (): boolean => {
  try {
    return localStorage.getItem(key) === 'on';
  } catch {
    // Where the browser keeps nothing, nobody has wished for anything.
    return false;
  }
};

const $wish = typeof localStorage === 'undefined' ? atom(false) : atom(read());

/** True where the reader wants notices of the browser on this device; that it allows them is another matter. */
export const $wantsNotices = $wish;

export const wantNotices = (wanted: boolean): void => {
  $wish.set(wanted);
  try {
    localStorage.setItem(key, wanted ? 'on' : 'off');
  } catch {
    // It holds until the page is closed.
  }
};
