// Predict, then reveal: each contribution that flows back is asked for before it is shown.

const quiz = {
  isOn: false,
  /** The question that is open; null where none is. */
  question: null,
  /** By step: 'right', 'hinted' for right after a hint, or 'unknown'. */
  answers: new Map(),
  questions: [],

  start() {
    addEventListener('keydown', (event) => this.key(event), true);
    byId('quiz-check').addEventListener('click', () => this.check(byId('quiz-number').value));
    byId('quiz-number').addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      // Else it would press the button that gets the focus next.
      event.preventDefault();
      this.check(byId('quiz-number').value);
    });
    all('button', byId('quiz-signs')).forEach((button) =>
      button.addEventListener('click', () => this.checkSign(Number(button.dataset.sign))));
    byId('quiz-show').addEventListener('click', () =>
      this.settle('unknown', `It is ${solutionOf(this.question)}.`));
    byId('quiz-next').addEventListener('click', () => this.goOn());
    byId('quiz-again').addEventListener('click', () => this.begin());
    byId('quiz-end').addEventListener('click', () => this.end());
    byId('quiz-start').disabled = !steps.some(isAsked);
  },

  /** Forward is passed over: the first question is the first contribution. */
  begin() {
    this.questions = steps.map((_, i) => i).filter((i) => isAsked(steps[i], i));
    if (!this.questions.length) return;
    this.isOn = true;
    // What is asked for is a single step.
    levels.by = 'edge';
    this.answers.clear();
    this.question = null;
    this.say('');
    player.select(null);
    this.goOn();
  },

  end() {
    this.isOn = false;
    this.question = null;
    player.go(player.count);
  },

  toggle() {
    if (this.isOn) this.end();
    else this.begin();
  },

  /** The first step that was not answered yet; beyond it nothing is shown. */
  frontier() {
    return this.questions.find((i) => !this.answers.has(i)) ?? steps.length;
  },

  /** How far a reader gets who wants to go to a step. */
  reach(count) {
    return this.isOn ? Math.min(count, this.frontier()) : count;
  },

  /** Asks, where a reader wanted to go beyond what was answered. */
  ask() {
    player.pause();
    if (this.question?.i !== this.frontier()) {
      this.question = questionAbout(this.frontier());
      this.hasHint = false;
      byId('quiz-number').value = '';
      this.say('');
    }
    player.show();
    this.look();
    this.focus(this.question.isSign ? 'quiz-bar' : 'quiz-number');
  },

  /** Brings what is asked into view, and marks it on the map. */
  look(isAtOnce) {
    const boxes = player.boxes([this.question.i]);
    view.follow(boxes, isAtOnce);
    overview.mark(boxes);
  },

  /** To the next question; to the end where there is none. */
  goOn() {
    const isDone = this.frontier() === steps.length;
    player.go(isDone ? steps.length : this.frontier() + 1);
  },

  // MARK: Answers

  check(text) {
    if (answered(text) === null) {
      return this.say(`“${text}” is not a number: write 0.5, −3, 1/2 or 2e−3.`);
    }
    if (isNear(text, this.question.exact)) return this.accept();
    this.refuse(diagnosis(text, this.question));
    byId('quiz-number').select();
  },

  checkSign(sign) {
    const {exact} = this.question;
    if (Math.sign(exact) === sign) return this.accept();
    this.refuse(exact === 0 ? 'It is neither.' : 'Not quite.');
  },

  accept() {
    this.settle(this.hasHint ? 'hinted' : 'right', `Right: ${solutionOf(this.question)}.`);
  },

  /** First a hint, then the solution. */
  refuse(why) {
    if (this.hasHint) return this.settle('unknown', `${why} It is ${solutionOf(this.question)}.`);
    this.hasHint = true;
    this.say(`${why} ${hintFor(this.question)}`, 'wrong');
  },

  /** Reveals the step that was asked for. */
  settle(result, feedback) {
    const {i} = this.question;
    this.answers.set(i, result);
    this.question = null;
    this.say(feedback, result === 'unknown' ? 'wrong' : 'right');
    player.go(i + 1);
    this.focus(this.frontier() === steps.length ? 'quiz-again' : 'quiz-next');
  },

  // MARK: Showing

  say(text, kind = '') {
    byId('quiz-feedback').textContent = text;
    byId('quiz-feedback').className = kind;
  },

  /** Puts the question, if it is open here, in place of what is told about the step. */
  show() {
    const isDone = this.isOn && this.frontier() === steps.length;
    const isOpen = this.question !== null && player.count === this.question.i;
    if (this.isOn) document.body.dataset.quiz = isOpen ? 'open' : isDone ? 'done' : 'shown';
    else delete document.body.dataset.quiz;
    byId('quiz-bar').hidden = !this.isOn;
    all('.asked', byId('view')).forEach((part) => part.classList.remove('asked'));
    byId('by').disabled = this.isOn;
    this.hideFrom(this.isOn ? this.frontier() : steps.length);
    if (!this.isOn) return;
    byId('quiz-number-part').hidden = !isOpen || this.question.isSign;
    byId('quiz-signs').hidden = !isOpen || !this.question.isSign;
    byId('quiz-show').hidden = !isOpen;
    byId('quiz-next').hidden = isOpen || isDone;
    byId('quiz-next').textContent = this.question ? 'Back to the question' : 'Next question';
    byId('quiz-again').hidden = !isDone;
    this.showProgress(isDone);
    if (isOpen) this.showQuestion();
  },

  /** Where the steps begin whose factors are hidden: on an edge they give a contribution away. */
  hidden: steps.length,

  hideFrom(start) {
    const [low, high] = [Math.min(start, this.hidden), Math.max(start, this.hidden)];
    for (const {kind, node, operand} of steps.slice(low, high)) {
      if (kind === 'flow') picture.parts[node].edges[operand].classList.toggle('secret', start < this.hidden);
    }
    this.hidden = start;
  },

  showProgress(isDone) {
    const results = [...this.answers.values()];
    const count = (kind) => results.filter((result) => result === kind).length;
    const [right, hinted, total] = [count('right') + count('hinted'), count('hinted'), this.questions.length];
    const isNarrow = matchMedia('(max-width: 480px)').matches;
    const parts = [isNarrow ? `${right}/${total} right` : `${right} of ${total} right`];
    if (isNarrow && !isDone) return byId('quiz-progress').replaceChildren(...parts);
    if (hinted) parts.push(`${hinted} of them after a hint`);
    if (!isDone) parts.push(`${total - results.length} to go`);
    byId('quiz-progress').replaceChildren(parts.join(', ') + (isDone ? '.' : ''));
    if (!isDone || right === total) return;
    const unknown = this.questions.filter((i) => this.answers.get(i) === 'unknown');
    const links = unknown.slice(0, 10).flatMap((i) => {
      const button = element('button', 'link', `step ${i + 1}`);
      button.type = 'button';
      button.addEventListener('click', () => player.go(i + 1));
      return [' ', button];
    });
    const more = unknown.length > 10 ? ` and ${unknown.length - 10} more` : '';
    byId('quiz-progress').append(' To look at again:', ...links, more);
  },

  showQuestion() {
    // Numbers may have been changed since it was asked.
    this.question = questionAbout(this.question.i);
    const {step, text, asked, upstream} = this.question;
    const node = nodes[step.node];
    byId('sentence').textContent = text;
    byId('phase').textContent = 'Question';
    // What is asked for stands out, and no longer what was told before.
    picture.mark([]);
    const {edges, references} = picture.parts[step.node];
    for (const part of [picture.parts[step.target].group, edges[step.operand], references[step.operand]?.group]) {
      part?.classList.add('asked');
    }
    document.body.dataset.phase = 'backward';
    const shown = (position) => quantity(
      figure(nodes[position].data, nodes[position].shape, 'd'), nameOf(position));
    const from = nameOf(step.node);
    byId('explanation').replaceChildren(
      heading('What is known'), row(`${from} ${originOf(node)}`), row(...withNumbers(node, shown), sign('='), shown(step.node)),
      row(quantity(figure(upstream, node.shape, 'g'), `∂${differentiated}/∂${from} upstream`)),
      heading('What is asked'), row(`what ${from} passes back to ${asked}`, sign('='),
        quantity('?', 'contribution', 'result')));
  },

  /** Takes the focus where the reader is on this page, and no keyboard pops up over it. */
  focus(id) {
    if (document.hasFocus() && matchMedia('(pointer: fine)').matches) byId(id).focus({preventScroll: true});
  },

  /** While a question is open, keys answer it. */
  key(event) {
    const isOpen = document.body.dataset.quiz === 'open' && !byId('help').open;
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select')) return;
    if (!this.question.isSign) {
      // What is typed goes into the field.
      if (/^[-−+.\d]$/.test(event.key)) byId('quiz-number').focus({preventScroll: true});
      else return;
    } else {
      const answer = {'+': 1, '=': 1, 0: 0, '-': -1, '−': -1}[event.key];
      if (answer === undefined) return;
      event.preventDefault();
      this.checkSign(answer);
    }
    event.stopImmediatePropagation();
  },
};
