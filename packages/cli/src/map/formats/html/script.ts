/** The filter of the page: without it, everything is shown. */
export const script = `
(() => {
  const form = document.querySelector('[role=search]');
  const [api, effect, findings, text] = ['api', 'effect', 'findings', 'text'].map((id) => document.getElementById(id));
  const shown = document.getElementById('shown');
  const none = document.getElementById('none');
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const fits = ({ row, text: all }) =>
    (api.value === '' || row.dataset.api === api.value) &&
    (effect.value === '' || row.dataset.effect === effect.value) &&
    (!findings.checked || row.dataset.findings === 'yes') &&
    text.value.toLowerCase().split(/\\s+/).every((word) => all.includes(word));
  const hideEmpty = (selector) => {
    for (const part of document.querySelectorAll(selector))
      part.hidden = part.querySelector('tbody tr') !== null
        ? part.querySelector('tbody tr:not([hidden])') === null
        : isNarrowed();
  };
  const isNarrowed = () => api.value !== '' || effect.value !== '' || findings.checked || text.value.trim() !== '';
  const show = () => {
    let count = 0;
    for (const one of rows) {
      one.row.hidden = !fits(one);
      if (!one.row.hidden) count += 1;
    }
    hideEmpty('.part');
    hideEmpty('main > section');
    shown.textContent = isNarrowed() ? count + ' of ' + rows.length + ' shown' : '';
    none.hidden = count > 0 || rows.length === 0;
  };
  for (const control of [api, effect, findings, text]) control.addEventListener('input', show);
  document.getElementById('clear').addEventListener('click', () => {
    for (const control of [api, effect, text]) control.value = '';
    findings.checked = false;
    show();
    text.focus();
  });
  form.hidden = false;
  show();
})();
`;
