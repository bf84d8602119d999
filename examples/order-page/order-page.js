const settings = document.querySelector('#settings');
settings.addEventListener('change', () => {
  location.search = new URLSearchParams(new FormData(settings)).toString();
});
document.querySelector('#print')?.addEventListener('click', () => print());

const crm = document.querySelector('.crm');
if (crm) {
  const beside = crm.querySelector('aside');
  const dialog = crm.querySelector('dialog');
  const open = (threadId) => {
    beside.querySelector('towerp-thread-view').threadId = threadId;
    beside.hidden = false;
  };
  crm.addEventListener('towerp-thread-open', (event) => {
    event.preventDefault();
    open(event.detail.threadId);
  });
  const list = crm.querySelector('towerp-thread-list');
  const tasks = crm.querySelector('.tasks');
  const places = crm.querySelectorAll('[data-place]');
  for (const place of places)
    place.addEventListener('click', () => {
      for (const one of places) one.ariaCurrent = one === place ? 'page' : null;
      list.hidden = place.dataset.place !== 'threads';
      tasks.hidden = place.dataset.place !== 'tasks';
    });
  crm.addEventListener('towerp-thread-new', () => dialog.showModal());
  crm.addEventListener('towerp-thread-created', ({ detail }) => {
    dialog.close();
    open(detail.thread.id);
  });
  crm.addEventListener('towerp-close', () => dialog.close());
  crm.querySelector('#close-thread').addEventListener('click', () => {
    beside.hidden = true;
  });
}

const newOrder = document.querySelector('#new-order');
newOrder?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const failed = newOrder.querySelector('[role=alert]');
  const response = await fetch('/demo/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new FormData(newOrder))),
  }).catch(() => undefined);
  failed.textContent = response?.ok ? '' : newOrder.dataset.failed;
  if (!response?.ok) return;
  const panel = document.createElement('towerp-order-panel');
  panel.setAttribute('record', (await response.json()).record);
  document.querySelector('#saved-order').replaceChildren(panel);
});
