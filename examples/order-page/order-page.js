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
