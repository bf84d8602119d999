import '../src/define.js';
import type { Crm } from '../src/index.js';
import { memoryClient, refusal, type MemoryOptions } from './client.js';
import { main } from './data.js';

const parameters = new URLSearchParams(location.search);
type Scene = { tag: string; attributes?: Record<string, string>; width?: string; options?: MemoryOptions };

const panel = { tag: 'towerp-order-panel', attributes: { record: 'client_order:43659' }, width: '440px' };
const scenes: Record<string, Scene> = {
  panel,
  'panel-empty': { ...panel, options: { threads: [], tasks: [], overview: { lastCommunication: null } } },
  'panel-loading': { ...panel, options: { state: 'loading' } },
  'panel-failed': { ...panel, options: { state: refusal() } },
  'panel-offline': { ...panel, options: { connection: 'offline' } },
  list: { tag: 'towerp-thread-list' },
  'list-failed': { tag: 'towerp-thread-list', options: { state: refusal() } },
  'list-offline': { tag: 'towerp-thread-list', options: { connection: 'offline' } },
  board: { tag: 'towerp-thread-list', attributes: { layout: 'board' } },
  thread: { tag: 'towerp-thread-view', attributes: { 'thread-id': main.id } },
  portal: { tag: 'towerp-thread-view', attributes: { 'thread-id': main.id }, options: { role: 'portal' } },
  form: { tag: 'towerp-thread-form', attributes: { record: 'client_order:43659' }, width: '440px' },
  topic: { tag: 'towerp-topic-picker', attributes: { required: '' }, width: '440px' },
  bell: { tag: 'towerp-notification-bell' },
  editor: { tag: 'towerp-mention-editor', attributes: { label: 'Описание', placeholder: 'Описание' }, width: '560px' },
};

/** Shows the scene that the address names: `?scene=panel&lang=en&theme=dark&density=compact`. */
const show = (): void => {
  const scene = scenes[parameters.get('scene') ?? 'panel'];
  const provider = document.querySelector('towerp-crm');
  if (!scene || !provider) return;
  const { client } = memoryClient(scene.options);
  provider.locale = parameters.get('lang') ?? 'bg';
  provider.theme = (parameters.get('theme') as Crm['theme'] | null) ?? 'light';
  document.documentElement.dataset['theme'] = provider.theme;
  if (parameters.get('density') === 'compact') provider.density = 'compact';
  provider.client = client;
  const stage = document.querySelector<HTMLElement>('#stage');
  if (!stage) return;
  const element = document.createElement(scene.tag);
  for (const [name, value] of Object.entries(scene.attributes ?? {})) element.setAttribute(name, value);
  stage.append(element);
  const width = parameters.get('width') ?? scene.width;
  if (width) stage.style.setProperty('max-width', width);
};

show();
