// Descent: steps down the gradient, the loss from the start to now, and a rate that is too large.

/** The gradient of what is differentiated alone: what earlier passes left is no part of it. */
function slope(node) {
  if (!node.earlier) return node.grad;
  return bringing(nodes.indexOf(node)).reduce(
    (sum, {flow}) => sum.map((value, i) => value + flow.contribution[i]), node.data.map(() => 0));
}

const descent = {
  /** The loss before the first step, and after each; none before any was taken. */
  losses: [],
  /** The next frame of a run. */
  frame: null,
  learned: nodes.filter((node) => node.origin === 'parameter' && node.grad),

  start() {
    chart.start();
    const lack = this.learned.length ? '' : 'There is no parameter with a gradient: nothing descends.';
    for (const id of ['descend', 'run', 'rate', 'run-count']) byId(id).disabled = lack !== '';
    this.report(lack);
    byId('descend').addEventListener('click', () => this.run(1));
    byId('run').addEventListener('click', () => (this.frame ? this.stop() : this.run(this.count())));
    const onEnter = (id, action) => byId(id).addEventListener('keydown', (event) => {
      if (event.key === 'Enter') action();
    });
    onEnter('rate', () => this.run(1));
    onEnter('run-count', () => this.run(this.count()));
  },

  /** A number that was typed; null, and marked, where it is none that can be taken. */
  typed(id, isAllowed, rule) {
    const value = parsed(byId(id).value);
    byId(id).setAttribute('aria-invalid', String(!isAllowed(value)));
    if (isAllowed(value)) return value;
    this.report(`${rule}, not “${byId(id).value}”.`);
    return null;
  },

  count() {
    return this.typed('run-count', (value) => Number.isInteger(value) && value > 0 && value <= 1e5,
      'A run takes 1 to 100000 steps');
  },

  /** Takes steps, a few in each frame, until all are taken or something is wrong. */
  run(count) {
    this.stop();
    const rate = this.typed('rate', (value) => Number.isFinite(value) && value !== 0,
      'The rate is a number other than 0');
    if (rate === null || count === null) return;
    // A run takes two seconds, or as long as it needs.
    const atOnce = Math.ceil(count / 120);
    const patience = count === 1 ? 1 : 3;
    let left = count;
    const tick = () => {
      const until = performance.now() + 12;
      let isOver = false;
      for (let i = 0; i < atOnce && left > 0 && !isOver && performance.now() < until; i++) {
        left--;
        isOver = !this.step(rate) || this.fault(rate, patience) !== '';
      }
      this.frame = left > 0 && !isOver ? requestAnimationFrame(tick) : null;
      if (whatif.isOpen) this.shown(this.frame ? '' : this.fault(rate, 1));
    };
    tick();
  },

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.showRunning();
  },

  /** p ← p − rate · ∂loss/∂p for every parameter; false where that changes nothing. */
  step(rate) {
    if (!this.losses.length) this.losses = [objective()];
    if (!Number.isFinite(this.losses.at(-1))) return false;
    const slopes = this.learned.map(slope);
    let isMoved = false;
    this.learned.forEach((node, n) => {
      const before = node.data;
      node.data = before.map((value, i) => value - rate * slopes[n][i]);
      isMoved ||= node.data.some((value, i) => !Object.is(value, before[i]));
    });
    this.isStill = !isMoved;
    if (this.isStill || !whatif.compute()) return false;
    this.losses.push(objective());
    return true;
  },

  /** What went wrong, in words; nothing where the loss rose in fewer steps on end than given. */
  fault(rate, patience) {
    const {losses} = this;
    const now = losses.at(-1);
    const name = data.objective;
    if (!Number.isFinite(losses[0])) return `${name} is ${number(losses[0])} at the start: no step leads down from there.`;
    const tooLarge = `the rate ${byId('rate').value.trim()} is too large.`;
    const isLost = this.learned.some((node) => !node.data.every(Number.isFinite));
    if (!Number.isFinite(now)) return `${name} was ${number(losses.at(-2))} and is ${number(now)}: ${tooLarge}`;
    if (isLost) return `A parameter is no longer a number: ${tooLarge}`;
    if (this.isStill) return 'Nothing changes any more: every gradient is 0, or too small to move a number.';
    // Less than rounding can do is no rise.
    const least = 1e-12 * largestMagnitude([losses[0], now]);
    let rises = 0;
    while (rises < losses.length - 1 && losses.at(-1 - rises) - losses.at(-2 - rises) > least) rises++;
    if (rate <= 0 || rises < patience) return '';
    const [low, high] = apart([losses.at(-1 - rises), now], data.precision);
    return `${name} rose from ${low} to ${high} in ${rises === 1 ? 'one step' : `${rises} steps`}: ${tooLarge}`;
  },

  /** When values are changed by hand, or put back. */
  forget() {
    this.stop();
    this.losses = [];
    this.isStill = false;
  },

  shown(warning = '') {
    whatif.shown();
    this.report(warning);
  },

  /** The loss from the start to now, in words and as a chart; and what is to be said besides. */
  report(warning = '') {
    const {losses} = this;
    const steps = losses.length - 1;
    const [from, to] = apart(steps > 0 ? [losses[0], losses[steps]] : [model.original, objective()], data.precision);
    this.showRunning();
    byId('loss-way').textContent = !model.isEdited ? '' : steps > 0
      ? `${steps} step${steps > 1 ? 's' : ''} of descent: ${data.objective} ${from} → ${to}`
      : `${data.objective} was ${from}, is ${to}`;
    byId('loss-warning').textContent = warning;
    chart.draw(losses, data.objective);
  },

  showRunning() {
    byId('run').textContent = this.frame ? 'Stop' : 'Run';
    // While it runs, a screen reader would never come to an end.
    byId('loss').setAttribute('aria-live', this.frame ? 'off' : 'polite');
  },
};
