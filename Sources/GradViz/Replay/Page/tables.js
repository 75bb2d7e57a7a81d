// Tensors as tables of numbers in their colours: slices one below the other, large ones scrolled or summed up.

/** An element with classes, attributes and children; text is only ever set as text. */
function element(name, classes = '', ...children) {
  const result = document.createElement(name);
  if (classes) result.className = classes;
  result.append(...children.filter((child) => child !== null && child !== undefined));
  return result;
}

/** More elements than these are summed up. */
const mostCells = 2048;

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

/**
 * A number, or the elements of a tensor. `grid` is how they are written, where that is known;
 * `onPick` makes elements such as can be picked, and is told which was.
 */
function heatTable(values, shape, part, {grid = gridOf(values, data.gridPrecision), label = '', onPick} = {}) {
  const columns = Math.max(shape.length ? shape[shape.length - 1] : 1, 1);
  const rows = Math.max(shape.length > 1 ? shape[shape.length - 2] : 1, 1);
  const strength = strengthOf(part, values);
  const cells = [];
  const root = element('div', 'window');
  for (let start = 0; start < values.length; start += rows * columns) {
    const isSliced = shape.length > 2 && values.length > rows * columns;
    if (isSliced) {
      const slice = Math.floor(start / (rows * columns));
      root.append(element('small', 'slice', indexText(slice, shape.slice(0, -2)).replace(']', ', :, :]')));
    }
    const table = element('table', 'heat');
    table.setAttribute('role', onPick ? 'grid' : 'table');
    if (label) table.setAttribute('aria-label', label);
    for (let first = start; first < Math.min(start + rows * columns, values.length); first += columns) {
      const line = element('tr');
      for (let i = first; i < Math.min(first + columns, values.length); i++) {
        const cell = element('td', colourOf(part, values[i], strength), cellText(values[i], grid, model.isEdited));
        cell.title = `${indexText(i, shape)}: ${String(values[i]).replace('-', '−')}`;
        if (!Number.isFinite(values[i])) cell.classList.add('at');
        if (onPick) cell.setAttribute('role', 'gridcell');
        cells.push(cell);
        line.append(cell);
      }
      table.append(line);
    }
    root.append(table);
  }
  if (onPick) listenToCells(root, cells, columns, shape, onPick);
  else if (values.length > 48) root.tabIndex = 0;
  return {root, cells};
}

/** Click, or arrow keys and Enter: the element is picked. */
function listenToCells(root, cells, columns, shape, onPick) {
  root.classList.add('pickable');
  cells.forEach((cell, i) => {
    cell.tabIndex = i ? -1 : 0;
    cell.setAttribute('aria-label', `${indexText(i, shape)}: ${cell.textContent.replace(/[\u00a0\u200b]/g, '')}`);
  });
  const focus = (i) => {
    if (!cells[i]) return;
    cells.forEach((cell, at) => { cell.tabIndex = at === i ? 0 : -1; });
    cells[i].focus();
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
  return {root: element('div', 'summary', table, element('span', 'figure small', text)), cells: []};
}

/** Whatever there is to be seen of values: `{root, cells}`. */
function shownValues(values, shape, part, options) {
  if (!values) return {root: element('span', 'figure', '–'), cells: []};
  if (values.length === 1) return {root: element('span', 'figure', number(values[0])), cells: []};
  if (values.length > mostCells) return summaryTable(values, shape, part);
  return heatTable(values, shape, part, options);
}

/** The same, where nothing is picked or lit. */
const figure = (values, shape, part, grid) => shownValues(values, shape, part, {grid}).root;
