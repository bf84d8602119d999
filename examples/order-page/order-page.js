const settings = document.querySelector('#settings');
settings.addEventListener('change', () => {
  location.search = new URLSearchParams(new FormData(settings)).toString();
});
document.querySelector('#print').addEventListener('click', () => print());
