// A step's operands with their numbers, laid out as the mathematics is; an element of the result that
// is picked lights up all that made it, and its arithmetic is written out.

/** A quantity with what it is below: the way formulas are taught. */
const quantity = (value, caption, kind = '') =>
  element('span', 'quantity ' + kind, value, element('small', '', caption));
const sign = (text) => element('span', 'sign', text);
const row = (...children) => element('div', 'row', ...children);
/** What is not parted at the end of a line. */
const together = (...children) => element('span', 'together', ...children);

/** How much is computed for the sake of a layout, before any element is picked. */
const mostTraced = 16384;

const picking = {
  step: null,
  place: null,
  /** The tables of the step, and the arrays they show. */
  tables: [],

  /** A step is shown: what was picked in another is forgotten. */
  begin(step) {
    if (this.step !== step) this.place = null;
    Object.assign(this, {step, tables: [], traced: undefined});
    const node = nodes[step.node];
    this.upstream = {shape: node.shape, data: node.grad};
    this.names = new Map([...node.inputs, step.node].map((i) => [nodes[i], nameOf(i)]));
    this.names.set(this.upstream, 'upstream');
    this.shape = nodes[targetOf(step)].shape;
    this.isScalar = [node, ...node.inputs.map((i) => nodes[i])].every(({shape}) => sizeOf(shape) === 1);
  },

  /** What the step computes, as an array that says from what; null where the page cannot. */
  trace() {
    if (this.traced === undefined) this.traced = tracedStep(this.step, this.upstream);
    return this.traced;
  },

  /** Whether there are so many elements that the step is only traced for one that was picked. */
  isLarge() {
    const node = nodes[this.step.node];
    return [...node.inputs.map((i) => nodes[i]), node].some(({shape}) => sizeOf(shape) > mostTraced);
  },

  /** An array with its caption; `grid` is how its numbers are written, where that is known. */
  shown(array, part, caption, options = {}) {
    return this.add(array, array.data, array.shape, part, caption, options).quantity;
  },

  /** The result of a step, elements of which can be picked. */
  result(values, part, caption, options = {}) {
    const onPick = this.isTraceable() ? (place) => this.toggle(place) : undefined;
    const {quantity: shown, root} = this.add(null, values, this.shape, part, caption,
      {kind: 'result', ...options, onPick});
    if (values?.length > mostCells && onPick) root.append(this.typed());
    return shown;
  },

  add(array, values, shape, part, caption, {kind = '', grid, onPick}) {
    const isTable = values?.length > 1 && values.length <= mostCells;
    const used = isTable ? grid ?? gridOf(values, data.gridPrecision) : undefined;
    const table = shownValues(values, shape, part, {grid: used, label: caption, onPick});
    this.tables.push({array, table, marked: []});
    const factor = used ? factorOf(used) : '';
    return {root: table.root, quantity: quantity(table.root, factor ? `${caption} ${factor}` : caption, kind)};
  },

  /** Whether a number can be told with those that made it, and is not by the step's sentence. */
  isTraceable() {
    return !this.isScalar && this.step.kind !== 'seed' && isComputed(nodes[this.step.node]);
  },

  /** An index to be typed, where there are too many elements to be shown. */
  typed() {
    const input = element('input');
    Object.assign(input, {type: 'text', size: 8, autocomplete: 'off',
      placeholder: this.shape.map(() => '0').join(', ')});
    input.addEventListener('change', () => {
      const place = placeOf(input.value, this.shape);
      input.setAttribute('aria-invalid', String(place === undefined));
      if (place !== undefined) this.pickByHand(place);
    });
    return element('label', 'typed small', 'element ', input);
  },

  /** Where the arithmetic is written; and what can be done, as long as nothing was. */
  arithmetic() {
    if (!this.isTraceable()) return [];
    this.hint = element('p', 'note', 'Pick an element of the result to see the numbers that made it.');
    this.box = element('div', 'arithmetic');
    this.box.setAttribute('role', 'status');
    return [this.hint, this.box];
  },

  /** What is picked when a step is shown: what was, or the only element there is. */
  resume() {
    if (!this.isTraceable()) return;
    if (this.place === null && sizeOf(this.shape) === 1 && !this.isLarge()) this.pick(0);
    else if (this.place !== null) this.pick(this.place);
  },

  /** Picked again, it is no longer; says whether anything was. */
  toggle(place) {
    const isPicked = this.place !== null;
    this.pickByHand(place === this.place ? null : place);
    return isPicked;
  },

  /** What a reader asked for is seen: only the panel's own text scrolls to it. */
  pickByHand(place) {
    this.pick(place);
    const pane = byId('explanation');
    const [outer, inner] = [pane, this.box].map((part) => part.getBoundingClientRect());
    const up = inner.top - 6 - outer.top;
    const down = Math.min(inner.bottom + 6 - outer.bottom, up);
    if (inner.height && (up < 0 || down > 0)) pane.scrollTop += Math.min(up, down);
  },

  pick(place) {
    this.place = place;
    const trace = place === null ? null : this.trace();
    for (const shown of this.tables) {
      for (const cell of shown.marked) {
        cell.classList.remove('lit', 'picked');
        cell.removeAttribute('aria-selected');
      }
      shown.marked = [];
    }
    this.hint.hidden = Boolean(trace);
    this.box.replaceChildren();
    if (!trace) return;
    const from = {array: trace, place: placeIn(trace, this.shape, place)};
    const places = reached(from, this.names);
    for (const shown of this.tables) {
      const {array, table: {root, cell, count}} = shown;
      const lit = array ? [...places.get(array) ?? []] : [place];
      // Where all are lit, none is.
      if (!count || !lit.length || (array && lit.length === count)) continue;
      shown.marked = lit.map(cell);
      for (const one of shown.marked) {
        one.classList.add(array ? 'lit' : 'picked');
        if (!array) one.setAttribute('aria-selected', 'true');
      }
      scrollTo(root, cell(Math.min(...lit)));
    }
    this.write(from, place);
  },

  write(from, place) {
    const {lines, isWhole} = arithmetic(from, this.names);
    const {step} = this;
    const flow = flows[steps.indexOf(step)];
    const index = this.shape.length ? indexText(place, this.shape) : '';
    const name = (step.kind === 'forward' ? nameOf(step.node) : 'contribution') + index;
    const source = origin(from, this.names);
    // What was only moved is told by where it was.
    if (source.isKnown && source.array.shape.length) {
      lines[0].text = this.names.get(source.array) + indexText(source.place, source.array.shape);
    }
    const show = ({text, value}, label) => {
      const total = number(value);
      return element('p', '', element('b', '', label), ' = ', text === total ? '' : text + ' = ',
        element('b', '', total));
    };
    this.box.append(...lines.map((line, i) => show(line, i ? line.name : name)));
    if (!isWhole) this.box.append(element('p', 'muted', '…'));
    if (flow?.before) {
      const text = sumOf([flow.before, flow.contribution].map((values) => number(values[place])));
      this.box.append(show({text, value: flow.after[place]}, `grad of ${nameOf(step.target)}${index}`));
    }
  },
};

/** Scrolls a table, and not the page, to a cell, with the one before it still in view. */
function scrollTo(root, cell) {
  const [outer, inner] = [root.getBoundingClientRect(), cell.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    root.scrollTop += inner.top - outer.top - inner.height - 3;
  }
  if (inner.left < outer.left || inner.right > outer.right) {
    root.scrollLeft += inner.left - outer.left - inner.width - 3;
  }
}

/** Whether the page knows a value and its operands, and can compute it from them. */
const isComputed = (node) => node.data && node.inputs.every((i) => nodes[i].data) && lacking(node) === null;

/** What a step computes; null where the page lacks what it takes. */
function tracedStep(step, upstream) {
  const node = nodes[step.node];
  if (step.kind === 'seed' || !isComputed(node) || (step.kind === 'flow' && !upstream.data)) return null;
  const operands = node.inputs.map((i) => nodes[i]);
  const {value, rules, isGate} = operations[node.operation];
  const rule = rules[step.operand] ?? {};
  const {shape} = nodes[targetOf(step)];
  const made = () => {
    if (step.kind === 'forward') return functions[value](operands, node, null);
    if (rule.local == null) return functions[rule.pullback](operands, node, upstream);
    const local = functions[rule.local](operands, node, upstream);
    const parts = map([upstream, local], (g, a) => (i) => (isGate && a[i] === 0 ? 0 : g[i] * a[i]), 'x0·x1');
    return kernel('sum_to', {shape}, [parts], 'x0');
  };
  try {
    const result = made();
    stretched(result, shape);
    return result;
  } catch {
    // A graph from a file may say what cannot be.
    return null;
  }
}

/** Whether an array depends on the upstream gradient: then it is a gradient itself. */
const isGradient = (array) => array === picking.upstream || Boolean(array.from?.operands.some(isGradient));

/** An operand within a formula, by what it is called there. */
function operandTable(array) {
  const node = nodes.includes(array) ? array : null;
  const caption = array === picking.upstream ? upstreamCaption(picking.step) : said(array, picking.names);
  return picking.shown(array, isGradient(array) ? 'g' : 'd', caption, {
    grid: node ? node.grids?.d : array === picking.upstream ? nodes[picking.step.node].grids?.g : undefined});
}

const upstreamCaption = (step) => `∂${differentiated}/∂${nameOf(step.node)} upstream`;

/** A formula with tables for its operands: signs and tables in their order, and the sign before the result. */
function laidOut(array) {
  const {from} = array;
  if (!from || picking.names.has(array)) return {parts: [operandTable(array)], equals: '→'};
  if (isOperand(from.text) && from.operands.length === 1) {
    const {parts, equals} = laidOut(from.operands[0]);
    return isSummed(array) ? {parts: [sign('Σ'), ...parts], equals: '='} : {parts, equals};
  }
  // What is named like a function of the page tells a reader less than its operands do.
  if (from.name && /^\w+\(/.test(from.text)) return {parts: from.operands.map(operandTable), equals: '→'};
  const seen = new Set();
  const parts = from.text.split(/x(\d+)/).map((piece, i) => {
    const operand = i % 2 ? from.operands[piece] : null;
    if (!operand) return piece.trim() ? sign(piece.trim()) : null;
    // Said again, it is not shown again.
    if (seen.has(operand)) return sign(said(operand, picking.names));
    seen.add(operand);
    return operandTable(operand);
  });
  return {parts, equals: '='};
}
