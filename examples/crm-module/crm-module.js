const query = () => new URLSearchParams(location.search);
const find = (selector) => document.querySelector(selector);
const crm = find('towerp-crm');
const person = query().get('user') ?? '';
const english = query().get('lang') === 'en';

crm.getToken = async () => (await (await fetch(`/demo/token?user=${encodeURIComponent(person)}`)).json()).token;
crm.setAttribute('locale', english ? 'en' : 'bg');
crm.setAttribute('theme', query().get('theme') ?? 'auto');
document.documentElement.dataset.theme = crm.getAttribute('theme');
if (english) {
  document.documentElement.lang = 'en';
  for (const element of document.querySelectorAll('[data-en]')) element.textContent = element.dataset.en;
  for (const element of document.querySelectorAll('[data-en-label]')) element.ariaLabel = element.dataset.enLabel;
}

const addressOf = (changes) => {
  const next = query();
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next}`;
};

/** The address says which view is shown and which thread stands open beside it, so a link brings others here. */
let shown;
const show = () => {
  const view = find(`template[id="${CSS.escape(query().get('view') ?? '')}"]`)?.id ?? 'threads';
  const thread = query().get('thread');
  if (view !== shown) find('#view').replaceChildren(find(`template#${view}`).content.cloneNode(true));
  shown = view;
  for (const link of document.querySelectorAll('[data-view]')) {
    link.href = addressOf({ view: link.dataset.view });
    link.ariaCurrent = link.dataset.view === view ? 'page' : null;
  }
  // On a telephone the views are wider than the page.
  find('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  find('aside').hidden = !thread;
  if (thread) find('towerp-thread-view').threadId = thread;
};
const go = (changes) => {
  history.pushState(null, '', addressOf(changes));
  show();
};

addEventListener('popstate', show);
crm.addEventListener('click', (event) => {
  const link = event.target.closest('[data-view]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go({ view: link.dataset.view });
});
crm.addEventListener('towerp-thread-open', (event) => {
  event.preventDefault();
  go({ thread: event.detail.threadId });
});
find('#close').addEventListener('click', () => go({ thread: '' }));

const dialog = find('dialog');
crm.addEventListener('towerp-thread-new', () => dialog.showModal());
dialog.addEventListener('towerp-thread-created', ({ detail }) => {
  dialog.close();
  go({ thread: detail.thread.id });
});
dialog.addEventListener('towerp-close', () => dialog.close());

// Only a demo lets one choose who one is.
const setting = find('#setting');
for (const { id, name, role } of await (await fetch('/demo/people')).json())
  if (role !== 'portal') setting.elements.user.add(new Option(name, id, false, id === person));
for (const name of ['lang', 'theme']) setting.elements[name].value = query().get(name) ?? setting.elements[name].value;
setting.addEventListener('change', ({ target }) => {
  location.search = addressOf({ [target.name]: target.value });
});

show();
