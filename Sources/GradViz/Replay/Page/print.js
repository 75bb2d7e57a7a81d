// Printing: the step shown with all that is said of it, or a filmstrip of steps.

const printing = {
  /** More frames than this are no strip that anyone looks at. */
  most: 200,
  /** Pixels across a sheet between its margins, and the least scale at which print is read. */
  across: 690,
  /** How high the whole graph may be, with what is said of the step below it. */
  down: 600,
  readable: 0.45,
  /** Below this the letters of the whole graph have less than 4 pixels: it is left out. */
  hopeless: 0.36,

  start() {
    byId('print-dialog').addEventListener('input', () => this.choose());
    byId('print-go').addEventListener('click', () => this.print());
    byId('print-cancel').addEventListener('click', () => byId('print-dialog').close());
    for (const {value, parentElement} of all('[name=what]')) {
      parentElement.hidden = value in levels.words && !levels.has(value);
    }
    // Not every browser tells of both.
    addEventListener('beforeprint', () => this.prepare());
    addEventListener('afterprint', () => this.finish());
    matchMedia('print').addEventListener('change', ({matches}) => (matches ? this.prepare() : this.finish()));
  },

  // MARK: The dialog

  ask() {
    this.choose();
    byId('print-dialog').showModal();
  },

  get what() { return byId('print-dialog').querySelector('[name=what]:checked').value; },

  /** The counts at which the chosen frames are taken. */
  get chosen() {
    const [from, to] = ['from', 'to'].map((end) => Number(byId(`print-${end}`).value));
    return levels.stops(this.what).slice(Math.max(from, 1), to + 1);
  },

  /** How many frames there would be; after another choice all of a level. */
  choose() {
    const isStrip = this.what !== 'shown';
    const isNew = this.shownChoice !== this.what;
    byId('print-strip').hidden = !isStrip;
    if (isStrip && isNew) {
      const last = levels.stops(this.what).length - 1;
      for (const end of ['from', 'to']) Object.assign(byId(`print-${end}`), {min: 1, max: last});
      byId('print-from').value = 1;
      byId('print-to').value = last;
    }
    this.shownChoice = this.what;
    const count = isStrip ? this.chosen.length : 1;
    const isTooMuch = count > this.most;
    byId('print-go').disabled = isTooMuch || count === 0;
    byId('print-count').textContent = !isStrip ? ''
      : isTooMuch ? `${count} frames are too many for a strip; choose at most ${this.most}.`
        : `${count} frame${count === 1 ? '' : 's'}.`;
  },

  print() {
    byId('print-dialog').close();
    if (this.what !== 'shown') this.makeStrip(this.what, this.chosen, Number(byId('print-columns').value));
    window.print();
  },

  // MARK: One step

  /** On paper the whole graph is seen, wherever the reader had gone; what is too small, once more. */
  prepare() {
    if (this.isPrepared || document.body.classList.contains('filming')) return;
    this.isPrepared = true;
    const {x, y, width, height} = view.home;
    cancelAnimationFrame(view.frame);
    view.svg.setAttribute('viewBox', [x, y, width, height].join(' '));
    const scale = Math.min(this.across / width, this.down / height);
    if (scale >= this.readable || !player.group.length) return;
    const isHopeless = scale < this.hopeless;
    const note = element('p', 'note', isHopeless
      ? 'What the step is about; the whole graph is too large for a sheet.' : 'What the step is about, larger:');
    byId('stage').after(element('figure', 'excerpt', note, this.picture(1)));
    // Last: the places of what is not displayed could not be asked for.
    document.body.classList.toggle('excerpted', isHopeless);
  },

  finish() {
    this.isPrepared = false;
    byId('graph').querySelector('.excerpt')?.remove();
    byId('film')?.remove();
    document.body.classList.remove('filming', 'excerpted');
    view.apply();
  },

  // MARK: A strip

  /** One frame for each count: the picture, the sentence and the line of the program. */
  makeStrip(by, counts, columns) {
    const before = {by: levels.by, count: player.count};
    levels.by = by;
    const frames = counts.map((count) => {
      const group = levels.group(count);
      picture.show(stateAfter(count), group);
      scopes.show(group, stateAfter(count));
      player.group = group;
      const {kind, node} = steps[count - 1];
      const line = data.lines?.[nodes[node].line - 1]?.trim();
      return element('figure', `frame ${kind === 'forward' ? 'forward' : 'backward'}`, this.picture(columns),
        element('figcaption', '', element('b', '', levels.progress(count)), ' ' + sentenceOf(count),
          line ? element('code', '', line) : null));
    });
    levels.by = before.by;
    player.count = before.count;
    player.show();
    byId('film')?.remove();
    const film = element('section', `columns${columns}`, element('h1', '', document.title));
    film.id = 'film';
    // Rows, not a grid: of them every browser knows that they are not to be cut.
    for (let i = 0; i < frames.length; i += columns) {
      film.append(element('div', 'frames', ...frames.slice(i, i + columns)));
    }
    document.body.append(film);
    document.body.classList.add('filming');
  },

  /** A copy of the picture as it is, or of what is around the step where the whole is not read. */
  picture(columns) {
    const {home} = view;
    const wide = this.across / columns;
    const isWhole = Math.min(wide / home.width, 900 / columns / home.height) >= this.readable;
    const box = isWhole ? home : this.around(wide);
    const copy = drawn('svg', {viewBox: [box.x, box.y, box.width, box.height].join(' '), role: 'presentation'});
    const parts = isWhole ? [...byId('view').children] : this.parts(box);
    copy.append(...parts.map((part) => part.cloneNode(true)));
    all('.token, .folded', copy).forEach((part) => part.remove());
    for (const part of all('[id], [tabindex], [role], [aria-label]', copy)) {
      for (const name of ['id', 'tabindex', 'role', 'aria-label']) part.removeAttribute(name);
    }
    return copy;
  },

  /** The neighbourhood of the step: nothing of the step is left out. */
  around(wide) {
    const step = united(player.boxes(player.group));
    const width = Math.max(wide / 0.7, step.width + 60);
    const height = Math.max(width * 0.6, step.height + 60);
    return {x: step.x + step.width / 2 - width / 2, y: step.y + step.height / 2 - height / 2, width, height};
  },

  /** What is in a box as a whole, with the lines between. */
  parts(box) {
    const isIn = ([x, y, width, height]) => x >= box.x && y >= box.y && x + width <= box.x + box.width
      && y + height <= box.y + box.height;
    const touches = ([x, y, width, height]) => x < box.x + box.width && y < box.y + box.height
      && x + width > box.x && y + height > box.y;
    const inside = nodes.map((node) => isIn(node.box));
    const isNear = (shape) => {
      const {x, y, width, height} = shape.getBBox();
      return isIn([x, y, width, height]);
    };
    const lines = nodes.flatMap((node, i) => picture.parts[i].edges.filter((_, operand) =>
      inside[i] && (inside[node.inputs[operand]] || picture.parts[i].references[operand])));
    return [...scopes.drawn.filter((scope) => touches(scope.box)).map(({group}) => group), ...lines,
      ...all('.operation, .reference', byId('view')).filter(isNear),
      ...picture.parts.filter((_, i) => inside[i]).map(({group}) => group),
      ...scopes.drawn.filter((scope) => scope.isFolded && touches(scope.box)).map(({toggle}) => toggle)];
  },
};
