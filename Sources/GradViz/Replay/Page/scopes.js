// Scopes fold and open: a folded one is a card over its box. Nothing else moves.

const scopes = {
  /** Of each scope, the values in it and in those inside. */
  list: data.scopes.map((scope) => ({...scope, inner: [], isFolded: false})),

  start() {
    nodes.forEach((node, i) => this.around(node.within).forEach((scope) => scope.inner.push(i)));
    const groups = all('.scope', byId('view'));
    this.drawn = this.list.filter(({box}) => box);
    for (const scope of this.drawn) {
      scope.group = groups[scope.drawn];
      this.makeToggle(scope);
    }
    byId('fold-all').hidden = !this.drawn.length;
  },

  /** A scope and those around it, the innermost first. */
  around(at) {
    const found = [];
    for (let i = at; i !== null; i = this.list[i].parent) found.push(this.list[i]);
    return found;
  },

  /** The outermost scope around a value that is folded. */
  folded: (position) => scopes.around(nodes[position].within).filter(({isFolded}) => isFolded).at(-1),

  /** The part of the graph, as a number, that is one step by layer: a folded scope, else the innermost. */
  unit(position) {
    const folded = this.folded(position);
    return folded ? this.list.indexOf(folded) : nodes[position].within ?? -1;
  },

  title: (unit) => scopes.around(unit).map(({name}) => name).reverse().join(' / '),

  /** By value, where it is used. */
  uses: nodes.reduce((uses, node, i) => {
    node.inputs.forEach((input) => uses[input].push(i));
    return uses;
  }, nodes.map(() => [])),

  /** Whether a value is used outside its unit, or nowhere. */
  leaves(position, unit) {
    const uses = this.uses[position];
    return !uses.length || uses.some((use) => this.unit(use) !== unit);
  },

  // MARK: Drawing

  makeToggle(scope) {
    const [x, y, width, height] = scope.box;
    const name = scope.group.querySelector('text');
    // Room for the triangle.
    name.setAttribute('x', x + 18);
    const lines = [0, 1, 2].map((line) => drawn('text', {class: line ? 'i u' : 'i b'}));
    scope.toggle = drawn('g', {class: 'fold', transform: `translate(${x},${y})`, role: 'button', tabindex: 0},
      drawn('rect', {class: 'cover', width, height, rx: 8}),
      drawn('rect', {class: 'head', width, height: 20, rx: 8}),
      drawn('path', {class: 'triangle', d: 'M5,6h9l-4.5,6z'}), ...lines);
    scope.lines = lines;
    scope.toggle.addEventListener('click', () => this.fold([scope], !scope.isFolded));
    scope.toggle.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      this.fold([scope], !scope.isFolded);
    });
    const inside = new Set(scope.inner);
    // Those by which a gradient comes in.
    scope.gates = scope.inner.filter((i) =>
      !this.uses[i].length || this.uses[i].some((use) => !inside.has(use)));
    byId('view').append(scope.toggle);
    this.describe(scope);
  },

  fold(list, isFolded) {
    for (const scope of list) {
      scope.isFolded = isFolded;
      scope.shown = undefined;
    }
    const outer = nodes.map((_, i) => this.folded(i) ?? null);
    nodes.forEach((node, i) => {
      picture.parts[i].group.classList.toggle('folded', outer[i] !== null);
      node.inputs.forEach((input, operand) => {
        const isInside = outer[i] !== null && outer[input] === outer[i];
        byId(`e${i}_${operand}`).classList.toggle('folded', isInside);
      });
    });
    for (const scope of this.drawn) {
      const isInside = this.around(scope.parent).some((other) => other.isFolded);
      scope.group.classList.toggle('folded', isInside);
      scope.toggle.classList.toggle('folded', isInside);
    }
    const button = byId('fold-all');
    button.textContent = this.isAllFolded ? 'Open all' : 'Fold all';
    levels.refresh();
    player.go(player.count);
  },

  get isAllFolded() { return this.drawn.every(({isFolded}) => isFolded); },

  foldAll() { this.fold(this.drawn, !this.isAllFolded); },

  /** Where a value is seen: on its card, or in a folded scope. */
  boxOf: (position) => scopes.folded(position)?.box ?? nodes[position].box,

  /** Where an operand is seen beside its use: in a picture of rows its card may be in another one. */
  operandBox(node, operand) {
    const reference = picture.parts[node].references[operand];
    return reference ? this.folded(node)?.box ?? reference.box : this.boxOf(nodes[node].inputs[operand]);
  },

  /** What is said on folded scopes, and which of them the step is in. */
  show(group, {computed, grads}) {
    const kind = group.length && steps[group[0]].kind === 'forward' ? 'h' : 'w';
    const active = new Set(group.flatMap((i) => [steps[i].node, targetOf(steps[i])]).map(this.folded));
    for (const scope of this.drawn) {
      if (!scope.isFolded) {
        if (scope.shown !== 'open') this.describe(scope);
        continue;
      }
      const reached = scope.gates.map((i) => grads[i]).filter(Boolean).flat();
      const norm = reached.length ? number(normOf(reached)) : '–';
      scope.toggle.classList.toggle('todo', !scope.inner.some((i) => computed[i] && !nodes[i].leaf));
      scope.toggle.classList.toggle('h', active.has(scope) && kind === 'h');
      scope.toggle.classList.toggle('w', active.has(scope) && kind === 'w');
      if (scope.shown !== norm) this.describe(scope, norm);
    }
  },

  describe(scope, norm) {
    const {box: [, , width, height], toggle, inner} = scope;
    scope.shown = norm ?? 'open';
    const count = `${inner.length} value${inner.length === 1 ? '' : 's'}`;
    toggle.setAttribute('aria-expanded', String(!scope.isFolded));
    toggle.setAttribute('aria-label', `${scope.name}, ${count}`
      + (norm === undefined ? '' : norm === '–' ? ', no gradient has reached it'
        : `, a gradient of norm ${norm} reached it`));
    if (!scope.isFolded) {
      toggle.classList.remove('h', 'w', 'todo');
      scope.lines.forEach((line) => { line.textContent = ''; });
      return;
    }
    // As large as the box allows: it is read when the whole graph is seen.
    const texts = [scope.name, count, `‖gradient‖ ${norm}`];
    const widest = Math.max(...texts.map((text) => [...text].length), 16);
    const size = Math.max(Math.min(width / (0.8 * widest), height / 6), 9);
    scope.lines.forEach((line, i) => {
      line.textContent = texts[i];
      line.setAttribute('transform',
        `translate(${width / 2},${height / 2 + (i - 0.65) * size * 1.35}) scale(${size / 11})`);
    });
  },
};

/** An element of a picture. */
function drawn(name, attributes = {}, ...children) {
  const result = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) result.setAttribute(key, value);
  result.append(...children);
  return result;
}
