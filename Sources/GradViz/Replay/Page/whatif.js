// What if: change a leaf, and everything that follows from it is computed again, here.

const model = {isEdited: false, losses: [], original: null};

const isLearned = (node) => node.origin === 'parameter' && node.grad;

const whatif = {
  leaf: null,
  element: 0,
  leaves: nodes.map((_, i) => i).filter((i) => nodes[i].leaf && nodes[i].data?.length),

  get isOpen() { return !byId('whatif-form').hidden; },

  start() {
    const reason = reasonAgainstEditing();
    if (reason) return this.close(reason);
    model.original = objective();
    for (const i of this.leaves) {
      const option = element('option', '', nameOf(i)
        + (nodes[i].shape.length ? ' ' + shapeText(nodes[i].shape) : ''));
      option.value = i;
      byId('leaf').append(option);
    }
    byId('leaf').addEventListener('change', () => this.choose(Number(byId('leaf').value)));
    byId('drag').addEventListener('input', () => this.set(Number(byId('drag').value)));
    byId('restore').addEventListener('click', () => this.restore());
    byId('descend').addEventListener('click', () => this.descend());
    if (!nodes.some(isLearned)) byId('descend').disabled = true;
    if (this.leaves.length) this.choose(this.leaves.find((i) => nodes[i].origin === 'parameter') ?? this.leaves[0]);
  },

  close(reason) {
    byId('whatif-form').hidden = true;
    byId('whatif-off').hidden = false;
    byId('whatif-off').textContent = `Values cannot be changed here: ${reason}.`;
  },

  /** Shows the inputs of a leaf: one for each element. */
  choose(leaf) {
    this.leaf = leaf;
    byId('leaf').value = leaf;
    const node = nodes[leaf];
    const grid = byId('elements');
    grid.replaceChildren();
    const columns = node.shape.length ? node.shape[node.shape.length - 1] : 1;
    grid.style.setProperty('--columns', Math.min(Math.max(columns, 1), 8));
    node.data.forEach((value, i) => {
      const input = element('input');
      Object.assign(input, {type: 'text', inputMode: 'decimal', autocomplete: 'off'});
      input.setAttribute('aria-label', node.data.length === 1 ? `Value of ${nameOf(leaf)}`
        : `Element ${i + 1} of ${nameOf(leaf)}`);
      input.addEventListener('focus', () => this.pick(i));
      input.addEventListener('change', () => {
        const typed = parsed(input.value);
        const isNumber = !Number.isNaN(typed) || /^nan$/i.test(input.value.trim());
        input.setAttribute('aria-invalid', String(!isNumber));
        if (!isNumber) return;
        this.pick(i);
        this.set(typed);
      });
      grid.append(input);
    });
    this.pick(0);
    this.fill();
  },

  /** The element that the slider changes. */
  pick(i) {
    this.element = i;
    const value = nodes[this.leaf].data[i];
    const reach = Number.isFinite(value) ? Math.max(Math.abs(originals[this.leaf].data[i]) * 2, 2) : 2;
    const centre = Number.isFinite(value) ? value : 0;
    const drag = byId('drag');
    Object.assign(drag, {min: centre - reach, max: centre + reach, step: reach / 100, value: centre});
    drag.setAttribute('aria-label', `Drag to change ${nameOf(this.leaf)}`);
    all('input', byId('elements')).forEach((input, at) => input.classList.toggle('picked', at === i));
  },

  fill() {
    all('input', byId('elements')).forEach((input, i) => {
      if (document.activeElement !== input || input.value === '') {
        input.value = String(nodes[this.leaf].data[i]).replace('-', '−');
      }
    });
  },

  set(value) {
    const values = [...nodes[this.leaf].data];
    values[this.element] = value;
    nodes[this.leaf].data = values;
    model.losses = [];
    this.recompute();
  },

  /** Changes an element of the leaf of a name, as a message says; what there is not is not changed. */
  change({name, value, element = 0}) {
    const leaf = this.leaves.find((i) => nameOf(i) === name);
    const isThere = leaf !== undefined && Number.isInteger(element) && element in nodes[leaf].data;
    if (!this.isOpen || !isThere || typeof value !== 'number') return;
    if (leaf !== this.leaf) this.choose(leaf);
    this.pick(element);
    this.set(value);
  },

  recompute() {
    model.isEdited = true;
    try {
      run(true);
    } catch (error) {
      // A graph from a file may say what cannot be.
      this.restore();
      return this.close(error.message);
    }
    this.shown();
  },

  shown() {
    byId('restore').disabled = !model.isEdited;
    byId('edited').hidden = !model.isEdited;
    picture.refresh();
    this.fill();
    player.show();
    this.drawLosses();
  },

  restore() {
    if (!model.isEdited) return;
    model.isEdited = false;
    model.losses = [];
    restore();
    this.pick(this.element);
    all('input', byId('elements')).forEach((input) => { input.value = ''; });
    this.shown();
  },

  /** p ← p − rate · ∂loss/∂p for everything that is learned. */
  descend() {
    const rate = parsed(byId('rate').value);
    byId('rate').setAttribute('aria-invalid', String(!Number.isFinite(rate)));
    if (!Number.isFinite(rate)) return;
    if (!model.losses.length) model.losses = [objective()];
    for (const node of nodes.filter(isLearned)) {
      node.data = node.data.map((value, i) => value - rate * node.grad[i]);
    }
    this.recompute();
    model.losses.push(objective());
    this.drawLosses();
    this.pick(this.element);
  },

  /** The loss before and after, and its way as a small line. */
  drawLosses() {
    const {losses} = model;
    const report = byId('loss');
    report.textContent = !model.isEdited ? '' : losses.length > 1
      ? `${losses.length - 1} step${losses.length > 2 ? 's' : ''} of descent: ${data.objective} `
        + `${number(losses[losses.length - 2])} → ${number(losses[losses.length - 1])}`
      : `${data.objective} was ${number(model.original)}, is ${number(objective())}`;
    const line = byId('loss-line');
    const finite = losses.filter(Number.isFinite);
    byId('loss-chart').toggleAttribute('hidden', finite.length < 2);
    if (finite.length < 2) return;
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    const points = finite.map((loss, i) => {
      const x = 2 + (i / (finite.length - 1)) * 196;
      const y = 4 + (1 - (high > low ? (loss - low) / (high - low) : 0.5)) * 32;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    line.setAttribute('points', points.join(' '));
  },
};
