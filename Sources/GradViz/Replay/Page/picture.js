// Paints values, gradients and what is going on into the picture; nothing ever moves.

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** How strong a gradient is, compared with all others; as the drawing has it. */
function gradientScale() {
  const magnitudes = nodes.map((node) => largestMagnitude(node.grad ?? []))
    .filter((magnitude) => magnitude > 0).sort((a, b) => b - a);
  // The few largest of a hundred and more don't set the scale.
  const set = magnitudes[Math.floor(magnitudes.length / 100)] ?? 0;
  const octave = Math.floor(Math.log2(set));
  const full = magnitudes.find((magnitude) => Math.floor(Math.log2(magnitude)) === octave) ?? 0;
  const least = magnitudes.at(-1) ?? 0;
  if (full <= 100 * least || full === 0) {
    return (grad) =>
      (full > 0 ? Math.sign(grad) * Math.min(Math.sqrt(Math.abs(grad) / full), 1) : 0);
  }
  // Each decade that gradients vanish on the way back is seen.
  const octaves = Math.min(octaveOf(full) - octaveOf(least), 33);
  return (grad) => {
    const below = (octaveOf(full) - octaveOf(Math.abs(grad))) / octaves;
    return grad === 0 ? 0 : Math.sign(grad) * Math.min(Math.max(1 - below * 0.92, 0.08), 1);
  };
}

/** The binary logarithm, nearly: between powers of two it is a line. */
function octaveOf(magnitude) {
  const exponent = Math.floor(Math.log2(magnitude));
  return exponent + magnitude / 2 ** exponent - 1;
}

const largestMagnitude = (values) =>
  values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);

/** The colour's class: `g` for gradients on the scale of the graph, `d` for data on its own. */
function colourOf(part, value, strength) {
  if (value === undefined || value === null) return part + 16;
  if (!Number.isFinite(value)) return 'ax';
  const place = Math.min(Math.max(strength(value), -1), 1);
  const steps = place === 0 ? 0 : Math.max(Math.round(Math.abs(place) * 16), 1);
  return part + (16 + (place < 0 ? -steps : steps));
}

function strengthOf(part, values) {
  if (part === 'g') return picture.scale;
  const largest = largestMagnitude(values ?? []);
  return (value) => (largest > 0 ? value / largest : 0);
}

/** A tensor as a few cells, each the mean of a block; NaN where a block is not finite. */
function thumbnail(values, shape, [columns, rows]) {
  const width = shape.length >= 2 ? Math.max(shape[shape.length - 1], 1) : values.length;
  const height = Math.max(Math.floor(values.length / Math.max(width, 1)), 1);
  const sum = new Array(rows * columns).fill(0);
  const count = new Array(rows * columns).fill(0);
  values.forEach((value, i) => {
    const row = Math.floor((Math.floor(i / width) * rows) / height);
    const cell = row * columns + Math.floor(((i % width) * columns) / width);
    sum[cell] += Number.isFinite(value) ? value : NaN;
    count[cell] += 1;
  });
  return sum.map((value, i) => value / count[i]);
}

/** The three numbers that stand below a thumbnail. */
function statistics(values) {
  const finite = values.filter(Number.isFinite);
  if (!finite.length) return [NaN, NaN, NaN];
  return [Math.min(...finite), finite.reduce((sum, value) => sum + value / finite.length, 0),
    Math.max(...finite)];
}

/** The number that all elements are; undefined where they differ. */
const uniform = ([first, ...others]) => (others.every((value) => Object.is(value, first)
  || value === first) ? first : undefined);

/** What stands on an edge: the factor, or its rule where it is no single number. */
function factorText({times, factor, local}) {
  const only = uniform(local);
  return only !== undefined ? times + number(only) : factor ? times + factor : '';
}

/** Names that stand for values in other rows of a picture. */
const references = all('.reference', byId('view')).map((group) => {
  const {x, y, width, height} = group.querySelector('rect');
  return {group, box: [x, y, width, height].map(({baseVal}) => baseVal.value)};
});

/** The one at which a line begins; undefined where that is at a card. */
function referenceOf(edge) {
  const [startX, startY] = edge.querySelector('path').getAttribute('d').match(/-?[\d.]+/g).map(Number);
  const isIn = (at, low, extent) => at >= low - 1 && at <= low + extent + 1;
  return references.find(({box: [x, y, width, height]}) => isIn(startX, x, width) && isIn(startY, y, height));
}

const picture = {
  scale: gradientScale(),
  /** What of each value is painted now. */
  painted: [],
  marked: [],
  tokens: [byId('token')],

  parts: nodes.map((node, i) => {
    const edges = node.inputs.map((_, operand) => byId(`e${i}_${operand}`));
    return {data: byId(`v${i}d`), grad: byId(`v${i}g`), group: byId(`v${i}`), edges,
      references: edges.map(referenceOf)};
  }),

  /** Paints a state, and what the steps of a group are about. */
  show({computed, grads}, group) {
    nodes.forEach((node, i) => {
      // Most of the picture stays as it is from one step to the next.
      const before = this.painted[i];
      const data = computed[i] ? node.data : null;
      const now = {isComputed: computed[i], data, grad: grads[i]};
      const isNew = before?.isComputed !== now.isComputed;
      const [hasData, hasGrad] = [before?.data !== data, before?.grad !== now.grad];
      if (!isNew && !hasData && !hasGrad) return;
      this.painted[i] = now;
      const parts = this.parts[i];
      if (hasData) this.part('d', parts.data, data, node);
      if (parts.grad && hasGrad) this.part('g', parts.grad, now.grad, node);
      if (isNew) [parts.group, ...parts.edges].forEach((part) => part.classList.toggle('todo', !computed[i]));
      const words = [nameOf(i), originOf(node)];
      words.push('data ' + (computed[i] ? valueText(node.data, node.shape) : 'not yet computed'));
      if (parts.grad) words.push('gradient ' + valueText(now.grad, node.shape));
      parts.group.setAttribute('aria-label', words.join(', '));
    });
    this.mark(group);
  },

  part(part, group, values, node) {
    const cells = node.cells && values ? thumbnail(values, node.shape, node.cells) : values;
    const strength = node.cells ? strengthOf('d', cells) : strengthOf(part, values);
    const isPlain = group.classList.contains('plain');
    all('.c', group).forEach((cell, i) => {
      const isColoured = !isPlain || (cells && !Number.isFinite(cells[i]));
      cell.setAttribute('class', isColoured ? 'c ' + colourOf(part, cells?.[i], strength) : 'c');
    });
    const shown = node.cells && values ? statistics(values) : values;
    const grid = node.grids?.[part];
    const boxes = grid ? all('.c', group) : [];
    all('.k', group).forEach((text, i) => {
      const value = shown?.[i];
      text.textContent = value === undefined ? '–'
        : grid ? cellText(value, grid, model.isEdited) : number(value);
      // On a cell painted as not finite; the numbers of a summary stand below the cells.
      text.classList.toggle('at', !node.cells && value !== undefined && !Number.isFinite(value));
      this.fit(text, grid ? boxes[i].width.baseVal.value - 2 : 65);
    });
  },

  /** A number wider than any that was recorded is set narrower. */
  fit(text, room) {
    // With a length of its own it would be measured as that.
    text.removeAttribute('textLength');
    text.removeAttribute('lengthAdjust');
    const isWide = model.isEdited && text.textContent.length * 8 > room
      && text.getComputedTextLength() > room;
    if (!isWide) return;
    text.setAttribute('textLength', room);
    text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
  },

  /** Marks the values and the lines of the steps in a group. */
  mark(group) {
    this.marked.forEach((element) => element.classList.remove('h', 'w'));
    this.marked = group.flatMap((i) => {
      const {kind, node, operand} = steps[i];
      const {edges, references} = this.parts[node];
      const lines = kind === 'forward' ? edges
        : kind === 'flow' ? [edges[operand], references[operand]?.group].filter(Boolean) : [];
      const marked = [this.parts[targetOf(steps[i])].group, ...lines];
      marked.forEach((element) => element.classList.add(kind === 'forward' ? 'h' : 'w'));
      return marked;
    });
  },

  /** After a change: the scale, and the factors on the edges. */
  refresh() {
    this.scale = gradientScale();
    this.painted = [];
    nodes.forEach((node, i) => node.edges.forEach((edge, operand) => {
      if (edge.times) this.parts[i].edges[operand].querySelector('text').textContent = factorText(edge);
    }));
  },

  /** The tokens that run along the lines of the steps in a group. */
  send(group, duration) {
    cancelAnimationFrame(this.frame);
    this.tokens.forEach((token) => token.classList.remove('runs', 'back'));
    const step = steps[group[0]];
    // Of a whole layer at once nothing could be followed.
    if (!step || step.kind === 'seed' || group.length > 12 || reducedMotion.matches) return;
    const isBack = step.kind === 'flow';
    const lines = group.map((i) => this.parts[steps[i].node].edges[steps[i].operand ?? 0])
      .filter((edge) => edge && !edge.classList.contains('folded'));
    const runs = lines.map((edge, i) => {
      const token = this.tokens[i] ??= byId('view').appendChild(drawn('circle', {class: 'token', r: 6}));
      token.classList.toggle('back', isBack);
      token.classList.add('runs');
      const path = edge.querySelector('path');
      return {token, path, length: path.getTotalLength()};
    });
    const start = performance.now();
    const move = (now) => {
      const part = Math.min(Math.max((now - start) / duration, 0), 1);
      const eased = part * part * (3 - 2 * part);
      for (const {token, path, length} of runs) {
        const point = path.getPointAtLength(length * (isBack ? 1 - eased : eased));
        token.setAttribute('cx', point.x);
        token.setAttribute('cy', point.y);
      }
      if (part < 1) this.frame = requestAnimationFrame(move);
      else runs.forEach(({token}) => token.classList.remove('runs'));
    };
    if (runs.length) move(start);
  },
};

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
