// The map in the corner: the whole graph, what is seen of it, and where the step is.

const overview = {
  svg: byId('map'),

  start() {
    const {x, y, width, height} = view.home;
    const outline = (boxes) => boxes.map(([left, top, right, down]) =>
      `M${left},${top}h${right}v${down}h${-right}z`).join('');
    this.seen = drawn('rect', {class: 'seen', rx: 1});
    this.here = drawn('rect', {class: 'here'});
    this.svg.setAttribute('viewBox', [x, y, width, height].join(' '));
    // However long a graph is, its map is a map: it may be stretched.
    this.svg.setAttribute('preserveAspectRatio', 'none');
    this.svg.append(
      drawn('path', {class: 'parts', d: outline(scopes.drawn.map(({box}) => box))}),
      drawn('path', {class: 'values', d: outline(nodes.map(({box}) => box))}), this.here, this.seen);
    this.listen();
  },

  /** As large as a corner of the stage allows. */
  resize() {
    const {home, size} = view;
    const part = view.isNarrow ? 0.18 : 0.3;
    const [most, highest] = [Math.min(size.width * part, 220), Math.min(size.height * 0.3, 190)];
    const scale = Math.min(most / home.width, highest / home.height);
    const width = Math.max(home.width * scale, 26);
    const height = Math.max(home.height * scale, 26);
    this.scale = {x: width / home.width, y: height / home.height};
    this.svg.setAttribute('width', width);
    this.svg.setAttribute('height', height);
  },

  show() {
    if (!this.seen) return;
    this.svg.toggleAttribute('hidden', view.isWhole);
    if (view.isWhole) return;
    if (this.size !== view.size) this.resize();
    this.size = view.size;
    this.put(this.seen, view.box, 6);
  },

  mark(boxes) {
    if (!this.scale) return;
    this.here.toggleAttribute('hidden', !boxes.length);
    if (boxes.length) this.put(this.here, united(boxes), 5);
  },

  /** Places a rectangle; it is never smaller than some pixels. */
  put(rectangle, {x, y, width, height}, least) {
    const [wide, high] = [Math.max(width, least / this.scale.x), Math.max(height, least / this.scale.y)];
    const place = {x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high};
    for (const [name, value] of Object.entries(place)) rectangle.setAttribute(name, value.toFixed(1));
  },

  /** A press brings what is there into view; a drag takes the view along. */
  listen() {
    const {svg} = this;
    let grip = null;
    const at = ({clientX, clientY}) => {
      const {left, top, width, height} = svg.getBoundingClientRect();
      const {home} = view;
      return {x: home.x + (clientX - left) / width * home.width, y: home.y + (clientY - top) / height * home.height};
    };
    svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      svg.setPointerCapture(event.pointerId);
      const {box, place} = view;
      const {x, y} = at(event);
      const isInside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
      grip = isInside ? {x: x - place.x, y: y - place.y} : {x: 0, y: 0};
      if (!isInside) view.move(x - place.x, y - place.y);
    });
    svg.addEventListener('pointermove', (event) => {
      if (!grip) return;
      const {x, y} = at(event);
      view.move(x - grip.x - view.place.x, y - grip.y - view.place.y);
    });
    const end = () => { grip = null; };
    svg.addEventListener('pointerup', end);
    svg.addEventListener('pointercancel', end);
  },
};
