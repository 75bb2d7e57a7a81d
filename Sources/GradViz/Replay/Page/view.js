// Pan and zoom: by wheel, by dragging, by two fingers, by buttons and keys.

const view = {
  svg: byId('picture'),
  box: null,

  start() {
    const {x, y, width, height} = this.svg.viewBox.baseVal;
    this.home = {x, y, width, height};
    this.box = {...this.home};
    const frame = byId('stage');
    frame.addEventListener('wheel', (event) => {
      if (isEmbedded && !event.ctrlKey) return;
      event.preventDefault();
      this.zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), this.at(event));
    }, {passive: false});
    this.listenToPointers(frame);
    // A wide graph on a narrow screen starts readable, and follows the steps.
    this.follows = this.scale() < 0.62;
    if (this.follows) this.zoom(this.scale() / 0.9, {x, y: y + height / 2});
  },

  /** Pixels per unit. */
  scale() {
    const {width, height} = byId('stage').getBoundingClientRect();
    return Math.min(width / this.box.width, height / this.box.height);
  },

  fit() {
    this.follows = false;
    this.box = {...this.home};
    this.apply();
  },

  /** A point of the screen in the picture. */
  at(event) {
    const matrix = this.svg.getScreenCTM();
    if (!matrix) return null;
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  },

  zoom(factor, centre) {
    const {x, y, width, height} = this.box;
    const limited = Math.min(Math.max(factor, 40 / width), (this.home.width * 3) / width);
    const point = centre ?? {x: x + width / 2, y: y + height / 2};
    this.box = {
      x: point.x - (point.x - x) * limited, y: point.y - (point.y - y) * limited,
      width: width * limited, height: height * limited,
    };
    this.apply();
  },

  apply() {
    const {x, y, width, height} = this.box;
    this.svg.setAttribute('viewBox', [x, y, width, height].join(' '));
  },

  /** Brings the values of a step into view, if the view follows. */
  follow(positions) {
    if (!this.follows) return;
    const spans = positions.map((position) => {
      const {group} = picture.parts[position];
      const {width, height} = group.getBBox();
      const {e, f} = group.transform.baseVal[0].matrix;
      return {x: [e, e + width], y: [f, f + height]};
    });
    this.box.x = this.moved('x', 'width', spans.map((span) => span.x));
    this.box.y = this.moved('y', 'height', spans.map((span) => span.y));
    this.apply();
  },

  /** The least move along one axis that shows all spans; the first counts where not all fit. */
  moved(axis, extent, spans) {
    const margin = 30;
    const shown = this.box[extent];
    const whole = [Math.min(...spans.map(([low]) => low)), Math.max(...spans.map(([, high]) => high))];
    const [low, high] = whole[1] - whole[0] + 2 * margin <= shown ? whole : spans[0];
    const at = Math.min(Math.max(this.box[axis], high + margin - shown), low - margin);
    // No empty space where there is more of the picture on the other side.
    const most = Math.max(this.home[axis] + this.home[extent] - shown, this.home[axis]);
    return this.home[extent] < shown ? this.home[axis] - (shown - this.home[extent]) / 2
      : Math.min(Math.max(at, this.home[axis]), most);
  },

  listenToPointers(frame) {
    const pointers = new Map();
    let moved = 0;
    const spread = () => {
      const [a, b] = [...pointers.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    frame.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || event.target.closest('button')) return;
      pointers.set(event.pointerId, event);
      moved = 0;
    });
    addEventListener('pointermove', (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const [from, to] = [this.at(before), this.at(event)];
      const distance = pointers.size > 1 ? spread() : 0;
      pointers.set(event.pointerId, event);
      moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
      if (pointers.size > 1) this.zoom(distance / Math.max(spread(), 1), to);
      else if (moved > 3) {
        this.box.x += from.x - to.x;
        this.box.y += from.y - to.y;
        this.apply();
      }
      if (moved > 3) this.follows = false;
    });
    const end = (event) => pointers.delete(event.pointerId);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
    // A drag is no click on the value below.
    frame.addEventListener('click', (event) => {
      if (moved > 3) event.stopPropagation();
    }, true);
  },
};
