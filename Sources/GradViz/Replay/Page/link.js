// The address: the step shown and the level, as `#step=12&by=layer`; what else is in it stays.

const link = {
  written: 0,
  timer: null,

  parts: () => location.hash.slice(1).split('&').filter(Boolean),

  /** The value of a part of the address; undefined where it has none. */
  value(name) {
    const part = this.parts().find((part) => part.startsWith(name + '='));
    return part?.slice(name.length + 1);
  },

  /** The step that the address names, as `#step=12` or `#12`; NaN where it names none. */
  get step() {
    const text = this.value('step') ?? this.parts().find((part) => /^\d+$/.test(part)) ?? '';
    return /^\d+$/.test(text) ? Number(text) : NaN;
  },

  /** Whether it asks for the quiz. */
  get isQuiz() { return this.parts().includes('quiz'); },

  /** Browsers allow few changes of the address a second: of many, the last one counts. */
  write() {
    clearTimeout(this.timer);
    const wait = this.written + 250 - performance.now();
    if (wait > 0) this.timer = setTimeout(() => this.write(), wait);
    else this.writeNow();
  },

  writeNow() {
    // A page that stands in the srcdoc of a frame has no address that could tell it.
    if (location.protocol === 'about:') return;
    const {count} = player;
    // `#play` is where the link to the player leads.
    const others = this.parts().filter((part) => !/^(\d+$|play$|quiz$|step=|by=)/.test(part));
    const own = quiz.isOn ? ['quiz'] : count > 0 || location.hash ? [`step=${count}`] : [];
    if (levels.by !== 'edge') own.push(`by=${levels.by}`);
    const address = [...own, ...others].join('&');
    if (address === location.hash.slice(1)) return;
    this.written = performance.now();
    history.replaceState(null, '', '#' + address);
  },
};
