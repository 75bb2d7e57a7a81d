// What if: change a leaf, and everything that follows from it is computed again, here.

const model = {isEdited: false, losses: []};

const whatif = {
  leaf: null,
  element: 0,
  leaves: nodes.map((_, i) => i).filter((i) => nodes[i].leaf),

  start() {
    const reason = reasonAgainstEditing();
    if (reason) {
      byId('whatif-form').hidden = true;
      byId('whatif-off').hidden = false;
      byId('whatif-off').textContent = `Values cannot be changed here: ${reason}.`;
      return;
    }
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
    if (!nodes.some((node) => node.learned && node.grad)) byId('descend').disabled = true;
    if (this.leaves.length) this.choose(this.leaves.find((i) => nodes[i].learned) ?? this.leaves[0]);
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

  recompute() {
    model.isEdited = true;
    run(true);
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
    const output = nodes[data.output];
    if (!model.losses.length) model.losses = [output.data[0]];
    for (const node of nodes) {
      if (node.learned && node.grad) node.data = node.data.map((value, i) => value - rate * node.grad[i]);
    }
    model.isEdited = true;
    run(true);
    model.losses.push(output.data[0]);
    this.shown();
    this.pick(this.element);
  },

  /** The loss before and after, and its way as a small line. */
  drawLosses() {
    const {losses} = model;
    const before = originals[data.output].data;
    const now = nodes[data.output].data;
    const report = byId('loss');
    report.textContent = !model.isEdited || now.length !== 1 ? ''
      : losses.length > 1
        ? `${losses.length - 1} step${losses.length > 2 ? 's' : ''} of descent: ${outputName()} `
          + `${number(losses[losses.length - 2])} → ${number(losses[losses.length - 1])}`
        : `${outputName()} was ${number(before[0])}, is ${number(now[0])}`;
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
