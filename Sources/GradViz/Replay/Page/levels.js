// Levels: a reader steps by edge, by operation or by layer. A level is a list of the counts of
// single steps at which it stops; states and numbers are those of single steps.

/** For each value, the steps that bring a gradient to it. */
const arrivals = nodes.map(() => []);
steps.forEach((step, i) => {
  if (step.kind !== 'forward') arrivals[targetOf(step)].push(i);
});

const levels = {
  by: 'edge',
  /** What one of its steps is called. */
  words: {edge: 'step', operation: 'operation', layer: 'layer'},
  known: {},

  has: (by) => (by === 'layer' ? nodes.some(({within}) => within !== null) : by in levels.words),

  /** What a step has in common with others of one step of a level. */
  key(by, step, i) {
    if (by === 'edge' || step.kind === 'seed') return i;
    return step.kind + (by === 'layer' ? scopes.unit(step.node) : step.node);
  },

  /** The counts at which a level stops, from 0 on. */
  stops(by = this.by) {
    if (!this.known[by]) {
      const keys = steps.map((step, i) => this.key(by, step, i));
      const ends = steps.map((_, i) => i + 1).filter((end) => keys[end] !== keys[end - 1]);
      this.known[by] = [0, ...ends];
    }
    return this.known[by];
  },

  /** Where the step of a level that takes a single step stands among the others. */
  place(count) {
    const stops = this.stops();
    let [low, high] = [0, stops.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stops[middle] < count) low = middle + 1;
      else high = middle;
    }
    return low;
  },

  /** The single steps, by position, of the step that ends at a count. */
  group(count) {
    const start = this.stops()[this.place(count) - 1] ?? 0;
    return Array.from({length: count - start}, (_, i) => start + i);
  },

  /** `layer 2 of 6`. */
  progress(count) {
    return `${this.words[this.by]} ${this.place(count)} of ${this.stops().length - 1}`;
  },

  /** The most characters that `progress` may have. */
  get longest() {
    const known = Object.keys(this.words).filter(this.has);
    return Math.max(...known.map((by) => `${this.words[by]} of `.length + 2 * String(this.stops(by).length).length));
  },

  /** A layer that is folded is one step, whatever it holds. */
  refresh() {
    delete this.known.layer;
  },
};

/** `a`, `a and b`, `a, b and c`; of many the first ones. */
function enumerated(items, most = 4) {
  const shown = items.length > most + 1 ? [...items.slice(0, most), `${items.length - most} more`] : items;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

const normOf = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** The name of a value, with its gradient in brackets. */
function gradientOf(position, values) {
  const size = values.length === 1 ? number(values[0]) : 'norm ' + number(normOf(values));
  return `${nameOf(position)} (${size})`;
}

/** What a group of steps is about: those of the values that are seen from outside. */
function outcome(group) {
  const own = steps[group[0]];
  const unit = levels.by === 'layer' ? scopes.unit(own.node) : null;
  if (own.kind === 'forward') {
    const leaving = group.map((i) => steps[i].node).filter((node) => scopes.leaves(node, unit));
    return {own, unit, values: leaving};
  }
  const last = group.at(-1);
  const targets = [...new Set(group.map((i) => targetOf(steps[i])))]
    .filter((node) => unit === null || nodes[node].leaf || scopes.unit(node) !== unit);
  const isComplete = (node) => arrivals[node].at(-1) <= last;
  return {own, unit, complete: targets.filter(isComplete),
    partial: targets.filter((node) => !isComplete(node))};
}

/** The gradient of a value after a single step. */
const gradAfter = (node, last) => flows[arrivals[node].filter((i) => i <= last).at(-1)].after;

/** A step of any level as a sentence. */
function sentenceOf(count) {
  const group = count > 0 ? levels.group(count) : [];
  if (group.length < 2) return sentenceAfter(count);
  const {own, unit, values, complete, partial} = outcome(group);
  const through = unit === null ? `through ${nameOf(own.node)} ${originOf(nodes[own.node])}`
    : unit < 0 ? 'outside of all scopes' : `through ${scopes.title(unit)}`;
  if (values) {
    const told = values.map((node) => `${nameOf(node)} = ${valueText(nodes[node].data, nodes[node].shape)}`);
    return `Forward ${through}: ${group.length} values are computed`
      + (told.length ? `; out of it ${told.length > 1 ? 'come' : 'comes'} ${enumerated(told)}.` : '.');
  }
  const last = group.at(-1);
  const clauses = [];
  if (complete.length) {
    const told = complete.map((node) => gradientOf(node, gradAfter(node, last)));
    clauses.push(`the gradient${told.length > 1 ? 's' : ''} of ${enumerated(told)} `
      + `${told.length > 1 ? 'are' : 'is'} complete`);
  }
  if (partial.length) {
    clauses.push(enumerated(partial.map((node) => {
      const done = arrivals[node].filter((i) => i <= last).length;
      return `${gradientOf(node, gradAfter(node, last))} has ${done} of ${arrivals[node].length} terms`;
    })));
  }
  if (!clauses.length) clauses.push(`${group.length} gradients are passed on inside`);
  return `Back ${through}: ${clauses.join('; ')}.`;
}

/** What the panel says of a group of steps: its numbers, and each single step as a link. */
function explainGroup(group) {
  const {own, unit, values, complete, partial} = outcome(group);
  const last = group.at(-1);
  const shown = (node, list, part, caption) => quantity(figure(list, nodes[node].shape, part), caption);
  const upstream = `∂${differentiated}/∂${nameOf(own.node)} upstream`;
  const share = (i, node = targetOf(steps[i])) =>
    shown(node, flows[i].contribution, 'g', `to ${nameOf(node)}`);
  const numbers = values ? values.map((node) => shown(node, nodes[node].data, 'd', nameOf(node)))
    : unit === null ? [shown(own.node, nodes[own.node].grad, 'g', upstream), sign('→'), ...group.map((i) => share(i))]
      : [...complete, ...partial].map((node) =>
        shown(node, gradAfter(node, last), 'g', `grad of ${nameOf(node)}`));
  const most = 8;
  const list = element('ol', 'within');
  list.start = group[0] + 1;
  // A list of hundreds is not read, and takes its time.
  for (const i of group.slice(0, 40)) {
    const button = element('button', 'link', sentenceAfter(i + 1));
    button.type = 'button';
    button.addEventListener('click', () => player.goTo('edge', i + 1));
    list.append(element('li', '', button));
  }
  const rest = group.length - list.children.length;
  byId('explanation').replaceChildren(
    heading('With numbers'), row(...numbers.slice(0, most)),
    numbers.length > most ? element('p', 'note', `and ${numbers.length - most} more`) : '',
    heading('The steps within'), list,
    rest > 0 ? element('p', 'note', `and ${rest} more: step by operation or by edge to see them`) : '');
}
