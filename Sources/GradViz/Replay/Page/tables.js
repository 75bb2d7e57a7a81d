// Tensors as tables of numbers in their colours: slices one below the other, large ones scrolled or summed up.

/** An element with classes, attributes and children; text is only ever set as text. */
function element(name, classes = '', ...children) {
  const result = document.createElement(name);
  if (classes) result.className = classes;
  result.append(...children.filter((child) => child !== null && child !== undefined));
  return result;
}

/** More elements than these are summed up. */
const mostCells = 4096;

/** `[1, 2]`: where an element stands. */
function indexText(place, shape) {
  const strides = stridesOf(shape);
  return shapeText(shape.map((extent, i) => Math.floor(place / strides[i]) % extent));
}

/** The place of a typed index, `1, 2`; undefined for what is none. */
function placeOf(text, shape) {
  const index = text.replace(/[[\]]/g, '').trim().split(/[\s,]+/).map(Number);
  const isThere = index.length === shape.length
    && index.every((at, i) => Number.isInteger(at) && at >= 0 && at < shape[i]);
  const strides = stridesOf(shape);
  return isThere ? index.reduce((place, at, i) => place + at * strides[i], 0) : undefined;
}

/** Rows of a table are made as they come into view; the first of them, with as many elements, at once. */
const firstCells = 400;

/**
 * The elements of a tensor. `grid` is how they are written, where that is known; `onPick` makes
 * elements such as can be picked, and is told which was. Gives the table, and `cell` of a place.
 */
function heatTable(values, shape, part, {grid = gridOf(values, data.gridPrecision), label = '', onPick} = {}) {
  const columns = Math.max(shape.length ? shape[shape.length - 1] : 1, 1);
  const size = columns * Math.max(shape.length > 1 ? shape[shape.length - 2] : 1, 1);
  const strength = strengthOf(part, values);
  const root = element('div', 'window');
  const cells = [];
  let table;
  const addCell = (i) => {
    const cell = element('td', colourOf(part, values[i], strength), cellText(values[i], grid, model.isEdited));
    if (!Number.isFinite(values[i])) cell.classList.add('at');
    if (onPick) cell.setAttribute('role', 'gridcell');
    if (onPick) cell.tabIndex = i ? -1 : 0;
    cells.push(cell);
    return cell;
  };
  const addTable = () => {
    if (values.length > size) {
      const slice = indexText(cells.length / size, shape.slice(0, -2)).replace(']', ', :, :]');
      root.append(element('small', 'slice', slice));
    }
    table = element('table', 'heat');
    table.setAttribute('role', onPick ? 'grid' : 'table');
    table.setAttribute('aria-label', label);
    root.append(table);
  };
  const grow = (place) => {
    while (cells.length <= Math.min(place, values.length - 1)) {
      if (cells.length % size === 0) addTable();
      const line = element('tr');
      for (let i = 0; i < columns; i++) line.append(addCell(cells.length));
      table.append(line);
    }
  };
  const cell = (place) => {
    grow(place);
    return cells[place];
  };
  grow(firstCells);
  if (cells.length < values.length) root.addEventListener('scroll', () => grow(values.length), {once: true});
  root.addEventListener('pointerover', ({target}) => {
    const place = cells.indexOf(target);
    if (place >= 0) target.title = `${indexText(place, shape)}: ${String(values[place]).replace('-', '−')}`;
  });
  if (onPick) listenToCells({root, cell, cells, columns, shape, onPick});
  else if (values.length > 48) root.tabIndex = 0;
  return {root, cell, count: values.length};
}

/** Click, or arrow keys and Enter: the element is picked. */
function listenToCells({root, cell, cells, columns, shape, onPick}) {
  root.classList.add('pickable');
  const focus = (place) => {
    const next = cell(place);
    if (!next) return;
    for (const other of all('td[tabindex="0"]', root)) other.tabIndex = -1;
    next.tabIndex = 0;
    next.setAttribute('aria-label', `${indexText(place, shape)}: ${next.textContent.replace(/[\u00a0\u200b]/g, '')}`);
    next.focus();
  };
  root.addEventListener('click', (event) => {
    const place = cells.indexOf(event.target.closest('td'));
    if (place < 0) return;
    focus(place);
    onPick(place);
  });
  root.addEventListener('keydown', (event) => {
    const place = cells.indexOf(event.target);
    if (event.key === 'Escape' && onPick(null)) event.stopPropagation();
    const moves = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns};
    const isPick = event.key === 'Enter' || event.key === ' ';
    if (place < 0 || (!isPick && !(event.key in moves)) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (isPick) onPick(place);
    else focus(place + moves[event.key]);
  });
}

/** What many elements are like: a few cells, each the mean of a block, and the range. */
function summaryTable(values, shape, part) {
  const columns = Math.min(shape[shape.length - 1], 12);
  const rows = Math.min(Math.ceil(values.length / shape[shape.length - 1]), 8);
  const cells = thumbnail(values, shape, [columns, rows]);
  const table = element('table', 'heat thumbnail');
  table.setAttribute('aria-hidden', 'true');
  for (let row = 0; row < rows; row++) {
    table.append(element('tr', '', ...cells.slice(row * columns, (row + 1) * columns)
      .map((value) => element('td', colourOf(part, value, strengthOf('d', cells))))));
  }
  const [least, mean, most] = statistics(values);
  const text = `${shapeText(shape)}: ${number(least)} to ${number(most)}, mean ${number(mean)}`;
  return {root: element('div', 'summary', table, element('span', 'figure small', text)), count: 0};
}

/** Whatever there is to be seen of values: `{root, cell, count}`, with a count of 0 where none is a cell. */
function shownValues(values, shape, part, options) {
  if (!values || values.length < 2) {
    const text = !values ? '–' : values.length ? number(values[0]) : 'no elements';
    return {root: element('span', 'figure', text), count: 0};
  }
  if (values.length > mostCells) return summaryTable(values, shape, part);
  return heatTable(values, shape, part, options);
}

/** The same, where nothing is picked or lit. */
const figure = (values, shape, part, grid) => shownValues(values, shape, part, {grid}).root;
