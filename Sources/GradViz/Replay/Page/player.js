// Play, pause, step and scrub; keys; the link to a step.

/** What buttons do, and the keys that do the same. */
const actions = [
  ['first', 'Home', () => player.go(0)],
  ['back', 'ArrowLeft', () => player.go(player.count - 1)],
  ['play', ' ', () => player.toggle()],
  ['next', 'ArrowRight', () => player.go(player.count + 1)],
  ['last', 'End', () => player.go(steps.length)],
  ['zoom-in', '+', () => view.zoom(1 / 1.3)],
  ['zoom-out', '-', () => view.zoom(1.3)],
  ['zoom-fit', '0', () => view.fit()],
  ['value-close', 'Escape', () => player.select(null)],
  ['help-button', '?', () => byId('help').showModal()],
];

const player = {
  count: 0,
  selected: null,
  timer: null,

  start() {
    byId('scrub').max = steps.length;
    for (const [id, , action] of actions) byId(id).addEventListener('click', action);
    byId('scrub').addEventListener('input', () => this.go(Number(byId('scrub').value)));
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
    view.start();
    whatif.start();
    embed.start();
    if (!this.readLink()) this.show();
  },

  /** Goes to a step by hand: playing stops. */
  go(count, isPlaying = false) {
    if (!isPlaying) this.pause();
    const before = this.count;
    this.count = Math.min(Math.max(Math.round(count) || 0, 0), steps.length);
    this.show();
    const step = steps[this.count - 1];
    const isNext = this.count === before + 1;
    picture.send(isNext ? step : null, Math.min(this.pace() * 0.6, 700));
    if (step) view.follow([targetOf(step), ...(step.kind === 'flow' ? [step.node] : nodes[step.node].inputs)]);
  },

  pace: () => 1200 / Number(byId('speed').value),

  toggle() {
    if (this.timer) return this.pause();
    if (this.count === steps.length) this.count = 0;
    const tick = () => {
      this.go(this.count + 1, true);
      if (this.count < steps.length) this.timer = setTimeout(tick, this.pace());
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
    picture.show(count);
    byId('sentence').textContent = sentenceAfter(count);
    const phase = !step ? 'start' : step.kind === 'forward' ? 'forward' : 'backward';
    document.body.dataset.phase = phase;
    byId('phase').textContent = {start: 'Start', forward: 'Forward', backward: 'Backward'}[phase];
    byId('count').textContent = `step ${count} of ${steps.length}`;
    byId('scrub').value = count;
    byId('scrub').setAttribute('aria-valuetext', `step ${count}: ${sentenceAfter(count)}`);
    byId('back').disabled = byId('first').disabled = count === 0;
    byId('next').disabled = byId('last').disabled = count === steps.length;
    explainStep(count);
    explainValue(this.selected, count);
    this.markLine(step ? nodes[step.node].line : null);
    if (location.hash !== `#step=${count}` && (count > 0 || location.hash)) {
      history.replaceState(null, '', `#step=${count}`);
    }
    embed.tell();
  },

  /** `#step=12`; false where the address names no step. */
  readLink() {
    const match = /^#step=(\d+)$/.exec(location.hash);
    if (!match) return false;
    if (Number(match[1]) !== this.count || this.count === 0) this.go(Number(match[1]));
    return true;
  },

  select(position) {
    this.selected = position;
    all('.selected', byId('view')).forEach((group) => group.classList.remove('selected'));
    if (position !== null) {
      picture.parts[position].group.classList.add('selected');
      if (nodes[position].leaf && !byId('whatif-form').hidden) whatif.choose(position);
    }
    explainValue(position, this.count);
    if (position !== null && (isEmbedded || innerWidth < 900)) bringIntoView(byId('value'));
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

  markLine(line) {
    all('[aria-current]', byId('lines')).forEach((item) => item.removeAttribute('aria-current'));
    const item = line ? byId('lines').children[line - 1] : null;
    if (!item) return;
    item.setAttribute('aria-current', 'true');
    const pane = byId('lines');
    const top = item.offsetTop - pane.offsetTop;
    if (top < pane.scrollTop || top + item.offsetHeight > pane.scrollTop + pane.clientHeight) {
      pane.scrollTop = top - pane.clientHeight / 2;
    }
  },

  // MARK: Keys

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
    const isTyping = event.target.closest('input:not([type=range]), select, textarea');
    const isSlider = event.target.closest('input[type=range]') && /^(Arrow|Home|End)/.test(event.key);
    if (isTyping || isSlider) return;
    const action = actions.find(([, key]) => key === event.key)?.[2];
    if (!action || (event.key === ' ' && event.target.closest('button'))) return;
    event.preventDefault();
    action();
  },
};

player.start();
// For those who want to look closer, from the browser's console.
window.gradviz = {data, nodes, steps, player, whatif, descent, chart, model, stateAfter, kernels, erf, sigmoid,
  power, formatted, cellText};
