// Puts the pages in the place of their pictures. The text drives the pages, and they light up the text.
'use strict';

(() => {
  /** A page in its section: what is told to it waits until it is there. */
  class Player {
    constructor(figure) {
      const picture = figure.querySelector('img');
      this.figure = figure;
      this.section = figure.closest('section');
      this.waiting = [];
      this.frame = document.createElement('iframe');
      this.frame.src = figure.dataset.page + '.html';
      this.frame.title = picture.alt;
      this.frame.loading = 'lazy';
      picture.before(this.frame);
      figure.classList.add('plays');
    }

    /** Sends a message to the page. */
    send(message) {
      this.frame.loading = 'eager';
      if (this.waiting) this.waiting.push(message);
      else this.frame.contentWindow.postMessage({target: 'gradviz', ...message}, '*');
    }

    get isInView() {
      const {top, bottom} = this.frame.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }

    /** Offers the way back to the sentence that led to the page. */
    offerReturn(link) {
      this.return?.remove();
      this.return = document.createElement('button');
      this.return.className = 'return';
      this.return.textContent = '↩ ' + document.body.dataset.return;
      this.return.addEventListener('click', () => {
        link.scrollIntoView({block: 'center'});
        link.focus({preventScroll: true});
        this.return.remove();
      });
      this.frame.after(this.return);
    }

    /** What the page says: it is there, it is at a step. */
    hear({ready, step}) {
      const waiting = this.waiting;
      if (ready) this.waiting = null;
      for (const link of this.section.querySelectorAll('[data-step]')) {
        const isTold = Number(link.dataset.step) === step && step > 0;
        link.toggleAttribute('aria-current', isTold);
        if (isTold) link.setAttribute('aria-current', 'step');
      }
      if (ready && waiting) waiting.forEach((message) => this.send(message));
    }
  }

  const players = [...document.querySelectorAll('figure[data-page]')].map((figure) => new Player(figure));

  addEventListener('message', ({source, data}) => {
    if (data?.source !== 'gradviz') return;
    players.find((player) => player.frame.contentWindow === source)?.hear(data);
  });

  /** What a link says to the page: `data-step="7"`, `data-set="b=8"`, `data-set="W[2]=1"`, `data-restore`. */
  function message({step, set, restore}) {
    if (restore !== undefined) return {restore: true};
    if (set === undefined) return step === undefined ? null : {step: Number(step)};
    const [, name, element, value] = set.match(/^(\w+)(?:\[(\d+)\])?=(.+)$/);
    return {set: {name, value: Number(value), element: Number(element ?? 0)}};
  }

  addEventListener('click', (event) => {
    const link = event.target.closest?.('section a');
    const told = link && message(link.dataset);
    const player = told && players.find(({section}) => section.contains(link));
    if (!player) return;
    player.send(told);
    // The link leads to the page, where that is not seen.
    if (player.isInView) event.preventDefault();
    else player.offerReturn(link);
  });

  // Paper shows the answers, too.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => closed.forEach((details) => { details.open = false; }));
})();
