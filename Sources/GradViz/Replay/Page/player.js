// Play, pause, step and scrub; keys; the link to a step.

/** What buttons do, and the keys that do the same; some have only a key. */
const actions = [
  ['first', 'Home', () => player.go(0)],
  ['back', 'ArrowLeft', () => player.move(-1)],
  ['play', ' ', () => player.toggle()],
  ['next', 'ArrowRight', () => player.move(1)],
  ['last', 'End', () => player.go(steps.length)],
  [null, 'e', () => player.goTo('edge')],
  [null, 'o', () => player.goTo('operation')],
  [null, 'l', () => player.goTo('layer')],
  ['zoom-in', '+', () => view.zoom(1 / 1.3)],
  ['zoom-out', '-', () => view.zoom(1.3)],
  ['zoom-fit', '0', () => view.fit()],
  ['follow', 'c', () => view.toggleFollowing()],
  ['fold-all', 'f', () => scopes.foldAll()],
  [null, 'Shift+ArrowLeft', () => view.pan(-1, 0)],
  [null, 'Shift+ArrowRight', () => view.pan(1, 0)],
  [null, 'Shift+ArrowUp', () => view.pan(0, -1)],
  [null, 'Shift+ArrowDown', () => view.pan(0, 1)],
  ['value-close', 'Escape', () => player.select(null)],
  ['print-button', 'p', () => printing.ask()],
  ['quiz-start', 'q', () => quiz.toggle()],
  ['help-button', '?', () => byId('help').showModal()],
];

const player = {
  count: 0,
  selected: null,
  timer: null,

  start() {
    for (const [id, , action] of actions) if (id) byId(id).addEventListener('click', action);
    byId('scrub').addEventListener('input', () => this.go(levels.stops()[Number(byId('scrub').value)]));
    byId('by').addEventListener('change', () => this.goTo(byId('by').value));
    for (const option of byId('by').options) option.hidden = option.disabled = !levels.has(option.value);
    addEventListener('keydown', (event) => this.key(event));
    addEventListener('hashchange', () => this.readLink());
    picture.parts.forEach(({group}, i) => {
      group.setAttribute('tabindex', '0');
      group.setAttribute('role', 'button');
      group.addEventListener('click', () => this.select(this.selected === i ? null : i));
      group.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        this.select(this.selected === i ? null : i);
      });
    });
    this.listProgram();
    run(false);
    scopes.start();
    // What stands beside the count stays where it is.
    byId('count').style.setProperty('min-width', levels.longest + 'ch');
    overview.start();
    sight.start();
    view.start();
    whatif.start();
    printing.start();
    embed.start();
    quiz.start();
    if (!this.readLink()) this.show();
    if (quiz.question) return quiz.look(true);
    // Before the first step the view is where that will be.
    view.follow(this.boxes(this.group.length ? this.group : [0].slice(0, steps.length)), true);
    this.markOnMap();
  },

  /** Goes to a step by hand: playing stops. A level is taken where it stops next. */
  go(count, isPlaying = false) {
    if (!isPlaying) this.pause();
    const before = this.count;
    const stops = levels.stops();
    const within = Math.min(Math.max(Math.round(count) || 0, 0), steps.length);
    const wanted = stops[levels.place(within)];
    this.count = quiz.reach(wanted);
    this.show();
    if (wanted > this.count) return quiz.ask();
    const isNext = levels.place(this.count) === levels.place(before) + 1;
    picture.send(isNext ? this.group : [], Math.min(this.pace() * 0.6, 700));
    view.follow(this.boxes(this.group));
    this.markOnMap();
  },

  markOnMap() {
    overview.mark(this.group.map((i) => this.boxes([i])[0]));
  },

  /** So many steps of the level on, or back. */
  move(by, isPlaying = false) {
    const stops = levels.stops();
    this.go(stops[Math.min(Math.max(levels.place(this.count) + by, 0), stops.length - 1)], isPlaying);
  },

  /** Takes another level, at the same place or at a step. */
  goTo(by, count = this.count) {
    if (!levels.has(by) || quiz.isOn) return;
    levels.by = by;
    this.go(count);
  },

  /** The places of what a group of steps is about; what it leads to is first. */
  boxes: (group) => [...group].reverse().flatMap((i) => {
    const {kind, node, operand} = steps[i];
    const own = scopes.boxOf(node);
    if (kind === 'flow') return [scopes.operandBox(node, operand), own];
    return kind === 'forward' ? [own, ...nodes[node].inputs.map((_, at) => scopes.operandBox(node, at))] : [own];
  }),

  pace: () => 1200 / Number(byId('speed').value),

  toggle() {
    if (this.timer) return this.pause();
    if (this.count === steps.length) this.count = 0;
    const tick = () => {
      this.move(1, true);
      // A question stops it.
      if (this.timer && this.count < steps.length) this.timer = setTimeout(tick, this.pace());
      else this.pause();
    };
    this.timer = setTimeout(tick, 0);
    this.showPlaying(true);
  },

  pause() {
    clearTimeout(this.timer);
    this.timer = null;
    this.showPlaying(false);
  },

  showPlaying(isPlaying) {
    byId('play').textContent = isPlaying ? '❚❚' : '▶';
    byId('play').setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
    // While it plays, a screen reader would never come to an end.
    byId('sentence').setAttribute('aria-live', isPlaying ? 'off' : 'polite');
  },

  /** Everything that depends on the step. */
  show() {
    const {count} = this;
    const step = steps[count - 1];
    const stops = levels.stops();
    this.group = count > 0 ? levels.group(count) : [];
    const state = stateAfter(count);
    picture.show(state, this.group);
    scopes.show(this.group, state);
    const sentence = sentenceOf(count);
    byId('sentence').textContent = sentence;
    const phase = !step ? 'start' : step.kind === 'forward' ? 'forward' : 'backward';
    document.body.dataset.phase = phase;
    byId('phase').textContent = {start: 'Start', forward: 'Forward', backward: 'Backward'}[phase];
    byId('by').value = levels.by;
    byId('count').textContent = levels.progress(count);
    byId('scrub').max = stops.length - 1;
    byId('scrub').value = levels.place(count);
    byId('scrub').setAttribute('aria-valuetext', `${levels.progress(count)}: ${sentence}`);
    byId('back').disabled = byId('first').disabled = count === 0;
    byId('next').disabled = byId('last').disabled = count === steps.length;
    if (this.group.length > 1) explainGroup(this.group);
    else explainStep(count);
    explainValue(this.selected, count);
    this.markLines(new Set(this.group.map((i) => nodes[steps[i].node].line).filter(Boolean)));
    link.write();
    quiz.show();
    embed.tell();
  },

  /** `#step=12&by=layer` or `#quiz`; false where the address names neither. */
  readLink() {
    if (link.isQuiz) {
      if (!quiz.isOn) quiz.begin();
      return quiz.isOn;
    }
    // The end of a quiz writes the address anew.
    const [step, by] = [link.step, link.value('by') ?? 'edge'];
    if (Number.isNaN(step)) return false;
    if (quiz.isOn) quiz.end();
    if (levels.has(by)) levels.by = by;
    this.go(step);
    return true;
  },

  select(position) {
    this.selected = position;
    byId('view').querySelector('.selected')?.classList.remove('selected');
    if (position !== null) {
      picture.parts[position].group.classList.add('selected');
      if (nodes[position].leaf && !byId('whatif-form').hidden) whatif.choose(position);
    }
    explainValue(position, this.count);
    if (position !== null) bringIntoView(byId('value'));
  },

  // MARK: Program

  listProgram() {
    byId('program').hidden = !data.lines;
    if (!data.lines) return;
    byId('program-name').textContent = data.file;
    for (const line of data.lines) {
      const item = element('li', /^\s*#/.test(line) ? 'comment' : '', element('code', '', line || ' '));
      byId('lines').append(item);
    }
  },

  /** Marks lines; the last of them is always in view, and only the program's own pane moves. */
  markLines(lines) {
    const pane = byId('lines');
    for (const item of this.markedLines ?? []) item.removeAttribute('aria-current');
    this.markedLines = [...lines].map((line) => pane.children[line - 1]).filter(Boolean);
    for (const item of this.markedLines) item.setAttribute('aria-current', 'true');
    const item = this.markedLines.at(-1);
    if (!item) return;
    const top = item.offsetTop;
    if (top < pane.scrollTop || top + item.offsetHeight > pane.scrollTop + pane.clientHeight) {
      pane.scrollTop = top - (pane.clientHeight - item.offsetHeight) / 2;
    }
  },

  // MARK: Keys

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const isTyping = event.target.closest('input:not([type=range]), select, textarea');
    const isSlider = event.target.closest('input[type=range]') && /^(Arrow|Home|End)/.test(event.key);
    if (isTyping || isSlider) return;
    const pressed = event.shiftKey && event.key.startsWith('Arrow') ? 'Shift+' + event.key : event.key;
    const action = actions.find(([, key]) => key === pressed)?.[2];
    if (!action || (event.key === ' ' && event.target.closest('button'))) return;
    event.preventDefault();
    action();
  },
};

player.start();
// For those who want to look closer, from the browser's console.
window.gradviz = {data, nodes, steps, player, picture, levels, scopes, view, printing, whatif, descent, chart, quiz, termsOf,
  model, stateAfter, kernels, erf, sigmoid, power, formatted, cellText, gridOf, picking, arithmetic, placeIn};
