import { html, type TemplateResult } from 'lit';

/** Tabs that show one of several parts, as the APG has them: the arrows choose, and only the chosen one is a stop. */
export type TabBarOptions<Name extends string> = {
  /** Begins the ids of the tabs and names their panel: `{id}-panel`. */
  id: string;
  label: string;
  tabs: readonly { name: Name; content: TemplateResult }[];
  chosen: Name;
  /** They stand one below another. */
  isUpright: boolean;
  choose: (name: Name) => void;
};

export const tabBar = <Name extends string>({ id, label, tabs, chosen, isUpright, choose }: TabBarOptions<Name>): TemplateResult => {
  const handleKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const list = event.currentTarget as HTMLElement;
    const isRtl = getComputedStyle(list).direction === 'rtl';
    const [before, after] = isUpright ? ['ArrowUp', 'ArrowDown'] : isRtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const at = tabs.findIndex(({ name }) => name === chosen);
    const next = { [before as string]: at - 1, [after as string]: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    choose(tab.name);
    list.querySelector<HTMLElement>(`#${id}-${tab.name}`)?.focus();
  };
  return html`<div class="tabs ${id}" role="tablist" aria-label=${label} aria-orientation=${isUpright ? 'vertical' : 'horizontal'} @keydown=${handleKeydown}>
    ${tabs.map(({ name, content }) => html`<button type="button" class="tab" role="tab" id="${id}-${name}" aria-selected=${name === chosen ? 'true' : 'false'} aria-controls="${id}-panel" tabindex=${name === chosen ? '0' : '-1'} @click=${() => { choose(name); }}>${content}</button>`)}
  </div>`;
}; // prettier-ignore
