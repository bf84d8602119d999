import type { Person } from '@towerp/crm-protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { isOutside } from '../base/reader-controller.js';
import type { Messages } from '../locale/messages.js';

const hueCount = 10;

const hueOf = (id: string): number => {
  let hash = 2_166_136_261;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return (hash >>> 8) % hueCount;
};

/** "МС" for Мария Стоянова: the first letters of the first and the last word. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0] ?? name;
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return [first, last].map((word) => (/[\p{L}\p{N}]/u.exec(word)?.[0] ?? '').toLocaleUpperCase()).join('');
};

/** A circle with initials for a colleague, a square with a plum edge for somebody outside. */
export const avatar = (
  person: Pick<Person, 'id' | 'name'>,
  size: 'tiny' | 'small' | 'large' = 'small',
): TemplateResult => {
  const look = isOutside(person) ? 'outside' : `hue-${String(hueOf(person.id))}`;
  return html`<span class="avatar ${size} ${look}" title=${person.name} aria-hidden="true"
    >${initialsOf(person.name)}</span
  >`;
};

/** A few avatars side by side; their names are told to assistive technology in one sentence. */
export const avatars = (
  people: readonly Person[],
  messages: Messages,
  maximum = 3,
  size: 'tiny' | 'small' = 'tiny',
): TemplateResult | typeof nothing => {
  if (people.length === 0) return nothing;
  const rest = people.length - maximum;
  const names = messages.peopleList(people.map((person) => person.name).join(', '));
  return html`<span class="people" role="img" aria-label=${names}>
    ${people.slice(0, maximum).map((person) => avatar(person, size))}
    ${rest > 0 ? html`<span class="avatar ${size} more">+${rest}</span>` : nothing}
  </span>`;
};
