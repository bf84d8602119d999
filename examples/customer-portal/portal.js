const query = () => new URLSearchParams(location.search);
const find = (selector) => document.querySelector(selector);
const crm = find('towerp-crm');
const english = query().get('lang') === 'en';
const person = query().get('user') ?? 'portal:d.krasteva';

// The host's own endpoint gives a token of whoever is signed in; the demo asks who that is.
crm.getToken = async () => (await (await fetch(`/demo/token?user=${encodeURIComponent(person)}`)).json()).token;
crm.setAttribute('locale', english ? 'en' : 'bg');
crm.setAttribute('theme', query().get('theme') ?? 'auto');
document.documentElement.dataset.theme = crm.getAttribute('theme');
if (english) {
  document.documentElement.lang = 'en';
  for (const element of document.querySelectorAll('[data-en]')) element.textContent = element.dataset.en;
  for (const element of document.querySelectorAll('[data-en-label]')) element.ariaLabel = element.dataset.enLabel;
}

const addressOf = (thread) => {
  const next = query();
  if (thread) next.set('thread', thread);
  else next.delete('thread');
  return `?${next}`;
};

/** The address says which thread is open, so the phone's own back button leads to the order. */
const show = () => {
  const thread = query().get('thread');
  find('#order').hidden = Boolean(thread);
  find('#thread').hidden = !thread;
  if (thread) find('towerp-thread-view').threadId = thread;
  for (const link of document.querySelectorAll('[data-at=order]')) link.href = addressOf();
  scrollTo(0, 0);
};
const go = (thread) => {
  history.pushState(null, '', addressOf(thread));
  show();
};
addEventListener('popstate', show);
crm.addEventListener('click', (event) => {
  const link = event.target.closest('[data-at=order]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go();
});
crm.addEventListener('towerp-thread-open', (event) => {
  event.preventDefault();
  go(event.detail.threadId);
});
crm.addEventListener('towerp-thread-created', (event) => go(event.detail.thread.id));
show();

const order = await (await fetch(`/demo/order?lang=${english ? 'en' : 'bg'}`)).json();
find('h1').textContent = `№ ${order.number} · ${order.title}`;
for (const { name, when, state } of order.steps) {
  const step = document.createElement('li');
  step.className = state;
  if (state === 'now') step.ariaCurrent = 'step';
  step.append(Object.assign(document.createElement('b'), { textContent: name }), when);
  find('.steps').append(step);
}
