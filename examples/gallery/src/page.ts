import '@towerp/crm-elements/define';
import type { Crm } from '@towerp/crm-elements';
import { screens, type Screen, type State } from './screens.js';
import { clientIn, findScene, type Scene } from './world.js';

declare global {
  /** Set when the screen stands; what each state must show, for the tests. */
  var gallery: { expected: Readonly<Record<string, string>>; make(): HTMLElement } | undefined;
}

const parameters = new URLSearchParams(location.search);
const setting = (name: string, otherwise: string): string => parameters.get(name) ?? otherwise;
const element = location.hash.slice(1) || setting('element', Object.keys(screens)[0] ?? '');

const make = (screen: Screen, state: State, scene: Scene): HTMLElement => {
  const made = document.createElement(screen.tag);
  const { attributes = {}, properties = {} } = state;
  for (const [name, value] of Object.entries({ ...screen.attributes?.(scene), ...attributes }))
    if (value !== undefined) made.setAttribute(name, value);
  return Object.assign(made, screen.properties, properties);
};

const provide = (state: State): Crm => {
  const provider = document.createElement('towerp-crm');
  const theme = setting('theme', 'light');
  provider.client = clientIn(state.condition ?? 'ready');
  provider.locale = setting('lang', 'bg');
  provider.theme = theme.endsWith('dark') ? 'dark' : 'light';
  if (setting('density', '') === 'compact') provider.density = 'compact';
  return provider;
};

const show = async (screen: Screen, scene: Scene): Promise<void> => {
  const main = document.querySelector('main') as HTMLElement;
  const title = document.createElement('h1');
  title.textContent = `<${screen.tag}>`;
  main.append(title);
  for (const [name, state] of Object.entries(screen.states(scene))) {
    const section = document.createElement('section');
    section.dataset['state'] = name;
    const heading = document.createElement('h2');
    heading.textContent = name;
    const stage = document.createElement('div');
    stage.className = 'stage';
    stage.dir = setting('dir', 'ltr');
    const provider = provide(state);
    const made = make(screen, state, scene);
    provider.append(made);
    stage.append(provider);
    section.append(heading, stage);
    main.append(section);
    await state.act?.(made);
  }
};

const furnish = (): void => {
  const { dataset } = document.documentElement;
  dataset['theme'] = setting('theme', 'light');
  dataset['width'] = setting('width', 'full');
  const form = document.querySelector<HTMLFormElement>('#settings');
  for (const select of form?.querySelectorAll('select') ?? []) select.value = setting(select.name, select.value);
  form?.addEventListener('change', () => {
    const chosen = new URLSearchParams();
    for (const { name, value } of form.querySelectorAll('select')) chosen.set(name, value);
    location.href = `?${chosen.toString()}#${element}`;
  });
  const links = Object.keys(screens).map((name) => {
    const link = document.createElement('a');
    link.href = `#${name}`;
    link.textContent = name;
    if (name === element) link.setAttribute('aria-current', 'page');
    return link;
  });
  document.querySelector('nav')?.append(...links);
};

globalThis.addEventListener('hashchange', () => location.reload());
furnish();
const screen = screens[element];
if (screen) {
  const scene = await findScene();
  await show(screen, scene);
  const states = screen.states(scene);
  globalThis.gallery = {
    expected: Object.fromEntries(Object.entries(states).map(([name, { shows }]) => [name, shows])),
    make: () => make(screen, Object.values(states)[0] as State, scene),
  };
}
