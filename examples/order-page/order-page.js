const settings = document.querySelector('#settings');
settings.addEventListener('change', () => {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of new FormData(settings)) query.set(name, value);
  location.search = query.toString();
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
