// Where the reader looks: pan and zoom by wheel, drag, two fingers, buttons and keys; and the way
// along with the steps.

const view = {
  svg: byId('picture'),
  /** The whole graph. */
  home: (({x, y, width, height}) => ({x, y, width, height}))(byId('picture').viewBox.baseVal),
  /** The middle of what is seen, and pixels per unit. */
  place: {x: 0, y: 0, scale: 1},
  /** Whether the picture goes along with the steps; not after a reader has moved it. */
  follows: true,
  active: [],
  /** At this scale the smallest letters of a picture have 9 pixels. */
  readable: 1,
  margin: 14,

  start() {
    const {width, height} = this.home;
    this.listenToStage();
    this.measure();
    this.fit();
    // What cannot be read as a whole starts readable; a long one as large as the stage is high or wide.
    const whole = this.place.scale;
    if (whole < this.readable) {
      const cover = Math.max(this.size.width / width, this.size.height / height);
      this.isFitted = false;
      this.place.scale = cover > 3 * whole ? Math.min(Math.max(cover, this.readable), 1.4) : this.readable;
      // The map has its place before the first step is looked for.
      this.apply();
    }
    new ResizeObserver(() => {
      this.measure();
      if (this.isFitted) this.fit();
      else this.apply();
    }).observe(byId('stage'));
  },

  measure() {
    const {width, height} = byId('stage').getBoundingClientRect();
    this.size = {width: Math.max(width, 1), height: Math.max(height, 1)};
  },

  /** The scale at which the whole graph is seen; small ones are not blown up. */
  get whole() {
    const room = ({width, height}) => [width - 2 * this.margin, height - 2 * this.margin];
    const [width, height] = room(this.size);
    return Math.max(Math.min(width / this.home.width, height / this.home.height, 2.2), 1e-3);
  },

  fit() {
    const {x, y, width, height} = this.home;
    this.isFitted = true;
    this.follows = true;
    this.go({x: x + width / 2, y: y + height / 2, scale: this.whole});
  },

  /** What is seen of the plane. */
  get box() {
    const {x, y, scale} = this.place;
    const [width, height] = [this.size.width / scale, this.size.height / scale];
    return {x: x - width / 2, y: y - height / 2, width, height};
  },

  get isNarrow() { return this.size.width < 600; },

  /** How much of a narrow stage buttons and map cover, in pixels from its edges. */
  get covered() {
    if (!this.isNarrow) return {right: 0, top: 0};
    const [stage, zoom, map] = ['stage', 'zoom', 'map'].map((id) => byId(id).getBoundingClientRect());
    const reach = ({left, width}) => (width > 0 ? stage.right - left : 0);
    return zoom.height > zoom.width ? {right: Math.max(reach(map), reach(zoom)), top: 0}
      : {right: reach(map), top: zoom.bottom - stage.top};
  },

  /** What is seen of the plane, and not below buttons. */
  get open() {
    const {box: {x, y, width, height}, covered: {right, top}, place: {scale}} = this;
    return {x, y: y + top / scale, width: width - right / scale, height: height - top / scale};
  },

  get isWhole() {
    const {home, box} = this;
    const e = 1;
    return box.x <= home.x + e && box.y <= home.y + e && box.x + box.width >= home.x + home.width - e
      && box.y + box.height >= home.y + home.height - e;
  },

  /** A point of the screen in the picture. */
  at({clientX, clientY}) {
    const {left, top} = byId('stage').getBoundingClientRect();
    const {x, y} = this.box;
    return {x: x + (clientX - left) / this.place.scale, y: y + (clientY - top) / this.place.scale};
  },

  go(place) {
    cancelAnimationFrame(this.frame);
    this.place = place;
    this.apply();
  },

  apply() {
    const {x, y, width, height} = this.box;
    this.svg.setAttribute('viewBox', [x, y, width, height].map((value) => value.toFixed(2)).join(' '));
    sight.show();
    overview.show();
    const button = byId('follow');
    button.hidden = this.isWhole;
    button.setAttribute('aria-pressed', String(this.follows));
  },

  // MARK: By hand

  zoom(factor, centre = this.place) {
    const {x, y, scale} = this.place;
    const least = Math.min(this.whole, this.readable) / 2;
    const to = Math.min(Math.max(scale / factor, least), 12);
    const part = scale / to;
    this.isFitted = false;
    this.go({x: centre.x - (centre.x - x) * part, y: centre.y - (centre.y - y) * part, scale: to});
  },

  /** Moves by hand: from then on the picture stays where the reader put it. */
  move(dx, dy) {
    this.isFitted = false;
    this.follows = false;
    const {x, y, scale} = this.place;
    this.go({x: x + dx, y: y + dy, scale});
  },

  pan(right, down) {
    this.move(right * this.box.width / 4, down * this.box.height / 4);
  },

  toggleFollowing() {
    this.follows = !this.follows;
    this.apply();
    if (this.follows) this.follow(this.active);
  },

  // MARK: Along with the steps

  /** Brings boxes into view, if the view follows; the first one where not all fit. */
  follow(boxes, isAtOnce = false) {
    this.active = boxes;
    if (!this.follows || this.isWhole || !boxes.length) return;
    const whole = united(boxes);
    const {width, height} = this.open;
    const room = 24 / this.place.scale;
    const isSmall = whole.width + 2 * room <= width && whole.height + 2 * room <= height;
    const {x, y} = this.seen(isSmall ? whole : united(boxes.slice(0, 1)), room);
    if (Math.abs(x - this.place.x) + Math.abs(y - this.place.y) < 0.5) return;
    this.glide({x, y, scale: this.place.scale}, isAtOnce);
  },

  /** The middle from which a box is seen: the present one if it is seen now, else its own. */
  seen(box, room) {
    const {open, home} = this;
    const along = (axis, extent) => {
      const [low, high] = [box[axis], box[axis] + box[extent]];
      const present = this.place[axis];
      const shown = open[extent];
      const isSeen = low - room >= open[axis] && high + room <= open[axis] + shown;
      const [from, to] = [home[axis] - room + shown / 2, home[axis] + home[extent] + room - shown / 2];
      // No empty space where there is more of the picture on the other side.
      const middle = from > to ? (from + to) / 2 : Math.min(Math.max((low + high) / 2, from), to);
      return isSeen ? present : middle + present - (open[axis] + shown / 2);
    };
    return {x: along('x', 'width'), y: along('y', 'height')};
  },

  glide(to, isAtOnce) {
    cancelAnimationFrame(this.frame);
    if (isAtOnce || reducedMotion.matches || document.hidden) return this.go(to);
    const from = this.place;
    const start = performance.now();
    const duration = Math.min(player.pace() / 2, 350);
    const tick = (now) => {
      const part = Math.min(Math.max((now - start) / duration, 0), 1);
      const eased = 1 - (1 - part) ** 3;
      const between = (axis) => from[axis] + (to[axis] - from[axis]) * eased;
      this.place = {x: between('x'), y: between('y'), scale: to.scale};
      this.apply();
      if (part < 1) this.frame = requestAnimationFrame(tick);
    };
    this.frame = requestAnimationFrame(tick);
  },

  // MARK: Pointers

  listenToStage() {
    const stage = byId('stage');
    stage.addEventListener('wheel', (event) => {
      if (isEmbedded && !event.ctrlKey) return;
      event.preventDefault();
      this.zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), this.at(event));
    }, {passive: false});
    // Focus may not scroll the stage: what is seen is the view's.
    stage.addEventListener('scroll', () => stage.scrollTo(0, 0));
    const pointers = new Map();
    let moved = 0;
    const spread = () => {
      const [a, b] = [...pointers.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    stage.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || event.target.closest('button, #map')) return;
      pointers.set(event.pointerId, event);
      moved = 0;
    });
    addEventListener('pointermove', (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const distance = pointers.size > 1 ? spread() : 0;
      pointers.set(event.pointerId, event);
      const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
      moved += Math.abs(dx) + Math.abs(dy);
      if (pointers.size > 1) this.zoom(distance / Math.max(spread(), 1), this.at(event));
      else if (moved > 3) this.move(-dx / this.place.scale, -dy / this.place.scale);
    });
    const end = (event) => pointers.delete(event.pointerId);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
    // A drag is no click on the value below.
    stage.addEventListener('click', (event) => {
      if (moved > 3) event.stopPropagation();
    }, true);
    // A value that is reached by key is seen.
    stage.addEventListener('focusin', (event) => {
      const node = event.target.closest('.node');
      if (node && node.matches(':focus-visible')) this.reveal(nodes[Number(node.id.slice(1))].box);
    });
  },

  reveal([x, y, width, height]) {
    const place = this.seen({x, y, width, height}, 10 / this.place.scale);
    if (place.x !== this.place.x || place.y !== this.place.y) this.go({...place, scale: this.place.scale});
  },
};

/** The box around boxes, each given by left, top, width and height. */
function united(boxes) {
  const x = Math.min(...boxes.map(([left]) => left));
  const y = Math.min(...boxes.map(([, top]) => top));
  return {x, y, width: Math.max(...boxes.map(([left, , width]) => left + width)) - x,
    height: Math.max(...boxes.map(([, top, , height]) => top + height)) - y};
}
