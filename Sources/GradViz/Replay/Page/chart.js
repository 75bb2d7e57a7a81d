// A chart of the loss at each step: axes with round numbers, a logarithmic scale where the loss
// spans decades, and under the pointer or by arrow keys the numbers of each point.

/** An element of the chart; numbers in attributes are rounded to what a screen can show. */
function plotted(name, attributes, text = '') {
  const result = document.createElementNS(byId('loss-plot').namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) {
    result.setAttribute(key, typeof value === 'number' ? value.toFixed(1) : value);
  }
  result.textContent = text;
  return result;
}

/** Multiples of 1, 2 or 5 times a power of ten that enclose a range with about `count` steps. */
function roundNumbers(low, high, count, least = 0) {
  // Each end is divided alone: the range may be larger than any number.
  const rough = Math.max(high / count - low / count, least);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999);
  const first = Math.floor(low / step + 1e-9);
  return Array.from({length: Math.ceil(high / step - 1e-9) - first + 1}, (_, i) => (first + i) * step);
}

/** Few digits, and as many more as it takes to tell the numbers apart. */
function apart(values, least = 3) {
  for (let digits = least; ; digits++) {
    const texts = values.map((value) => formatted(value, digits));
    if (new Set(texts).size === new Set(values).size || digits >= 12) return texts;
  }
}

/** Neither what is no number nor what is next to infinity has a place on an axis. */
const isDrawn = (loss) => Math.abs(loss) < 1e300;

const extremes = (values) => values.reduce(
  ([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);

/** The vertical axis: its ticks, and how far up a value stands, from 0 to 1. */
function lossScale(losses) {
  let [low, high] = extremes(losses);
  const isLogarithmic = low > 0 && high / low >= 100;
  if (isLogarithmic) {
    const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
    const stride = Math.ceil((to - from) / 4);
    const ticks = Array.from({length: Math.floor((to - from) / stride) + 1}, (_, i) => from + i * stride);
    const place = (value) => (Math.log10(value) - from) / (to - from);
    const labels = ticks.map((power) => [(power - from) / (to - from), formatted(10 ** power, 1)]);
    return {isLogarithmic, ticks: labels, place};
  }
  if (high - low <= Math.max(1e-9 * Math.max(Math.abs(low), Math.abs(high)), 1e-300)) {
    const room = Math.abs(low) / 2 || 1;
    [low, high] = [low - room, high + room];
  }
  const values = roundNumbers(low, high, 4);
  const [bottom, top] = [values[0], values.at(-1)];
  const place = (value) => (value / 2 - bottom / 2) / (top / 2 - bottom / 2);
  const texts = apart(values);
  return {isLogarithmic, ticks: values.map((value, i) => [place(value), texts[i]]), place};
}

/** Not more points than a screen has columns: of many, the least and the largest of each column. */
function thinned(losses, columns = 300) {
  const points = losses.map((loss, step) => ({loss, step})).filter(({loss}) => isDrawn(loss));
  if (points.length <= 2 * columns) return points;
  const size = Math.ceil(points.length / columns);
  return Array.from({length: columns}, (_, i) => points.slice(i * size, (i + 1) * size))
    .flatMap((column) => {
      const [low, high] = extremes(column.map(({loss}) => loss));
      return column.filter(({loss}, i) => loss === low || loss === high || i === 0).slice(0, 3);
    });
}

const chart = {
  height: 150,
  losses: [],
  /** The step whose numbers are read. */
  step: 0,

  start() {
    const plot = byId('loss-plot');
    // One unit is one pixel: letters are as large in a narrow panel as in a wide one.
    new ResizeObserver(() => this.draw(this.losses, this.name)).observe(plot);
    const follow = ({clientX}) => {
      const {x0, x1} = this.frame;
      const x = clientX - plot.getBoundingClientRect().left;
      this.read(Math.round(((x - x0) / (x1 - x0)) * this.last()));
    };
    plot.addEventListener('pointermove', follow);
    plot.addEventListener('pointerdown', follow);
    plot.addEventListener('pointerleave', () => this.read(this.last()));
    plot.addEventListener('keydown', (event) => {
      const to = {ArrowLeft: this.step - 1, ArrowRight: this.step + 1, Home: 0, End: this.last()}[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.read(to);
    });
  },

  last() { return this.losses.length - 1; },

  draw(losses, name) {
    [this.losses, this.name] = [losses, name];
    const wasHidden = byId('loss-chart').hidden;
    byId('loss-chart').hidden = losses.length < 2 || !losses.some(isDrawn);
    if (byId('loss-chart').hidden) return;
    if (wasHidden) bringIntoView(byId('loss-chart'));
    const plot = byId('loss-plot');
    this.width = plot.clientWidth;
    plot.setAttribute('viewBox', `0 0 ${this.width} ${this.height}`);
    const scale = lossScale(losses.filter(isDrawn));
    const label = name.length > 24 ? name.slice(0, 23) + '…' : name;
    byId('loss-name').textContent = label + (scale.isLogarithmic ? ' (log scale)' : '');
    plot.setAttribute('aria-label', `${name} at each step of descent`);
    plot.setAttribute('aria-valuemax', this.last());
    const margin = Math.max(...scale.ticks.map(([, text]) => text.length)) * 5.8 + 8;
    this.frame = {x0: margin, x1: this.width - 10, y0: this.height - 30, y1: 10};
    const {x0, x1, y0, y1} = this.frame;
    this.at = (step) => ({x: x0 + (step / this.last()) * (x1 - x0),
      y: isDrawn(losses[step]) ? y0 - scale.place(losses[step]) * (y0 - y1) : y1});
    const parts = scale.ticks.flatMap(([place, text]) => {
      const y = y0 - place * (y0 - y1);
      return [plotted('line', {x1: x0, x2: x1, y1: y, y2: y}),
        plotted('text', {x: x0 - 5, y: y + 3.5, 'text-anchor': 'end'}, text)];
    });
    for (const step of roundNumbers(0, this.last(), 5, 1).filter((step) => step <= this.last())) {
      const {x} = this.at(step);
      parts.push(plotted('line', {x1: x, x2: x, y1: y0, y2: y0 + 4}),
        plotted('text', {x, y: y0 + 14, 'text-anchor': 'middle'}, formatted(step, 3)));
    }
    parts.push(plotted('text', {x: (x0 + x1) / 2, y: this.height - 3, 'text-anchor': 'middle'}, 'steps'));
    const points = thinned(losses).map(({step}) => this.at(step));
    parts.push(plotted('polyline', {points: points.map(({x, y}) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}));
    // What has no place is a cross at the upper edge: descent ends with it.
    const {x, y} = this.at(this.last());
    if (!isDrawn(losses.at(-1))) {
      parts.push(plotted('path', {class: 'cross', d: `M${x - 4},${y - 4}l8,8m0,-8l-8,8`}));
    }
    plot.replaceChildren(...parts, plotted('circle', {id: 'loss-point', r: 4}));
    this.read(this.last());
  },

  /** Reads a point: where it is, and its numbers. */
  read(step) {
    this.step = Math.min(Math.max(step, 0), this.last());
    const loss = this.losses[this.step];
    const {x, y} = this.at(this.step);
    const point = byId('loss-point');
    point.setAttribute('cx', x.toFixed(1));
    point.setAttribute('cy', y.toFixed(1));
    point.toggleAttribute('hidden', !isDrawn(loss));
    const text = `step ${this.step}: ${formatted(loss, 6)}`;
    byId('loss-reading').textContent = text;
    byId('loss-plot').setAttribute('aria-valuenow', this.step);
    byId('loss-plot').setAttribute('aria-valuetext', text);
  },
};
