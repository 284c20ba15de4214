'use strict';
(() => {
  const table = document.getElementById('rows');
  if (!table) return;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const text = cell => cell.textContent.replace(/^[✓○✗] /, '');
  const parse = {
    number: value => value === '' ? null : parseFloat(value.replace(/[, %]/g, '')),
    duration: value => {
      if (value === '') return null;
      const seconds = value.replace('-', '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
      return value.startsWith('-') ? -seconds : seconds;
    },
    // In the hour that occurs twice, the larger offset is the earlier one.
    time: value => {
      if (value === '') return null;
      const [, hour, rest, offset] = /^(.{13})(\S*) ?(.*)$/.exec(value) || [null, value, '', ''];
      return `${hour} ${offset ? 5000 - Number(offset.replace(':', '')) : 0} ${rest}`;
    },
    text: value => value === '' ? null : value,
  };
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const compare = (a, b) => typeof a === 'number' ? a - b : collator.compare(a, b);

  const sort = (head, index) => {
    const descending = head.getAttribute('aria-sort') === 'ascending';
    const read = parse[head.dataset.kind] || parse.text;
    const keyed = rows.map(row => [read(text(row.cells[index])), row]);
    keyed.sort(([a], [b]) => {
      if (a === null || b === null) return (a === null) - (b === null);
      return descending ? compare(b, a) : compare(a, b);
    });
    heads.forEach(other => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    body.append(...keyed.map(([, row]) => row));
  };

  heads.forEach((head, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    const title = document.createElement('bdi');
    title.append(...head.childNodes);
    button.append(title);
    button.addEventListener('click', () => sort(head, index));
    head.append(button);
  });

  const tools = document.createElement('div');
  tools.className = 'tools';
  const label = document.createElement('label');
  const input = document.createElement('input');
  const count = document.createElement('span');
  input.type = 'search';
  count.setAttribute('role', 'status');
  label.append('Search', input);
  tools.append(label, count);
  document.getElementById('table').before(tools);

  const rated = heads.flatMap((head, index) => 'rated' in head.dataset ? [index] : []);
  const classes = { '✓': 'g', '○': 'f', '✗': 'b' };
  for (const cell of rows.flatMap(row => rated.map(index => row.cells[index]))) {
    const name = classes[cell.textContent[0]];
    if (name) cell.className = name;
  }

  let texts = null;
  const search = () => {
    texts ??= rows.map(row => [...row.cells].map(cell => cell.textContent).join('\n').toLowerCase());
    const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every(word => texts[index].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = words.length ? `${shown} of ${rows.length} rows; the total is of all rows` : '';
  };
  input.addEventListener('input', search);
})();
