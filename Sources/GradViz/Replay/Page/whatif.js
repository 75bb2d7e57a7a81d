// What if: change a leaf, and everything that follows from it is computed again, here.

const model = {isEdited: false, original: null};

/** All digits of a number. */
const exactly = (value) => String(value).replaceAll('-', '−');

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
      const option = element('option');
      option.value = i;
      byId('leaf').append(option);
    }
    byId('leaf').addEventListener('change', () => this.choose(Number(byId('leaf').value)));
    byId('drag').addEventListener('input', () => this.set(Number(byId('drag').value)));
    byId('restore').addEventListener('click', () => this.restore());
    descent.start();
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
    const columns = node.shape.length ? node.shape[node.shape.length - 1] : 1;
    grid.style.setProperty('--columns', Math.min(Math.max(columns, 1), 8));
    this.letters = 5;
    grid.replaceChildren(...node.data.map((_, i) => this.box(i)));
    this.pick(0);
    this.fill(true);
  },

  /** The input of an element; what is typed counts with Enter, or when it is left. */
  box(i) {
    const node = nodes[this.leaf];
    const input = element('input');
    Object.assign(input, {type: 'text', inputMode: 'decimal', autocomplete: 'off'});
    input.setAttribute('aria-label', node.data.length === 1 ? `Value of ${nameOf(this.leaf)}`
      : `Element ${i + 1} of ${nameOf(this.leaf)}`);
    input.addEventListener('focus', () => {
      this.pick(i);
      this.fill();
    });
    input.addEventListener('blur', () => {
      input.setAttribute('aria-invalid', 'false');
      this.fill(true);
    });
    input.addEventListener('change', () => {
      const typed = parsed(input.value);
      const isNumber = !Number.isNaN(typed) || /^nan$/i.test(input.value.trim());
      input.setAttribute('aria-invalid', String(!isNumber));
      if (!isNumber) return descent.report(`“${input.value}” is not a number: nothing was changed.`);
      input.dataset.held = input.value;
      this.set(typed);
      this.pick(i);
    });
    return input;
  },

  /** The element that the slider changes. */
  pick(i) {
    this.element = i;
    byId('drag').setAttribute('aria-label', `Drag to change ${nameOf(this.leaf)}`);
    this.placeSlider(true);
    all('input', byId('elements')).forEach((input, at) => input.classList.toggle('picked', at === i));
  },

  /** The slider stands at the number; its range moves only where it must, or to what is picked. */
  placeSlider(isPicked = false) {
    const value = nodes[this.leaf].data[this.element];
    const drag = byId('drag');
    if (isPicked || !(value >= Number(drag.min) && value <= Number(drag.max))) {
      const original = originals[this.leaf].data[this.element];
      const reach = Number.isFinite(value) ? Math.max(largestMagnitude([original]) * 2, 2) : 2;
      const centre = Number.isFinite(value) ? value : 0;
      Object.assign(drag, {min: centre - reach, max: centre + reach, step: reach / 100});
    }
    drag.value = Number.isFinite(value) ? value : 0;
  },

  /** Boxes say what they hold: in few digits among others, in full with the focus and in the tooltip. */
  fill(isForced = false) {
    const values = nodes[this.leaf].data;
    all('input', byId('elements')).forEach((input, i) => {
      const hasFocus = document.activeElement === input;
      // What is being typed is the reader's.
      if (!isForced && hasFocus && input.dataset.held !== undefined && input.value !== input.dataset.held) return;
      const exact = exactly(values[i]);
      const text = values.length === 1 || hasFocus || exact.length <= 7 ? exact : number(values[i]);
      input.value = input.dataset.held = text;
      input.title = exact;
      // Columns only grow: nothing jumps while numbers change.
      if (values.length > 1 && !hasFocus) this.letters = Math.max(this.letters, text.length);
    });
    byId('elements').style.setProperty('--letters', this.letters);
    this.placeSlider();
    all('option', byId('leaf')).forEach((option) => {
      const {shape} = nodes[option.value];
      option.textContent = nameOf(option.value) + (shape.length ? ' ' + shapeText(shape) : '');
    });
  },

  /** Changes the element that is picked. */
  set(value) {
    descent.forget();
    const values = [...nodes[this.leaf].data];
    values[this.element] = value;
    nodes[this.leaf].data = values;
    if (this.compute()) descent.shown();
  },

  /** Changes an element of the leaf of a name, as a message says; what there is not is not changed. */
  change({name, value, element = 0}) {
    const leaf = this.leaves.find((i) => nameOf(i) === name);
    const isThere = leaf !== undefined && Number.isInteger(element) && element in nodes[leaf].data;
    if (!this.isOpen || !isThere || typeof value !== 'number') return;
    if (leaf !== this.leaf) this.choose(leaf);
    this.element = element;
    this.set(value);
    this.pick(element);
  },

  /** Computes everything from the leaves; false where that cannot be done. */
  compute() {
    model.isEdited = true;
    try {
      run(true);
      return true;
    } catch (error) {
      // A graph from a file may say what cannot be.
      this.restore();
      this.close(error.message);
      return false;
    }
  },

  shown() {
    byId('restore').disabled = !model.isEdited;
    byId('edited').hidden = !model.isEdited;
    picture.refresh();
    this.fill();
    player.show();
  },

  /** Puts every number back. */
  restore() {
    if (!model.isEdited) return;
    model.isEdited = false;
    descent.forget();
    restore();
    this.pick(this.element);
    this.fill(true);
    descent.shown();
  },
};
