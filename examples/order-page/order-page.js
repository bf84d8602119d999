const settings = document.querySelector('#settings');
settings.addEventListener('change', () => {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of new FormData(settings)) query.set(name, value);
  location.search = query.toString();
});
document.querySelector('#print')?.addEventListener('click', () => print());

// What is asked for in an element opens as a page of the ERP.
document.addEventListener('towerp-navigate', (event) => {
  event.preventDefault();
  const { kind, id } = event.detail.ref;
  const query = new URLSearchParams(location.search);
  query.delete('ref');
  if (kind === 'thread') query.set('thread', id);
  else query.set('ref', `${kind}:${encodeURIComponent(id)}`);
  location.href = kind === 'thread' ? `/crm?${query}` : `/record?${query}`;
});

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
