// What is out of sight is not drawn: a step of a thousand values takes no longer than one of ten.

const sight = {
  /** Below this scale no text can be read. */
  tiny: 0.22,
  /** What of the plane is drawn. */
  drawn: null,

  start() {
    const lines = picture.parts.flatMap(({edges}) => edges);
    this.parts = [
      ...nodes.map(({box: [x, y, width, height]}, i) =>
        ({group: picture.parts[i].group, left: x, top: y, right: x + width, bottom: y + height})),
      ...lines.map((group) => ({group, ...this.extent(group.querySelector('path').getAttribute('d'))})),
    ].map((part) => ({...part, isFar: false}));
  },

  /** A curve is within the points that make it; its label stands beside it. */
  extent(path) {
    const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [0, 0];
    const [xs, ys] = [0, 1].map((axis) => numbers.filter((_, i) => i % 2 === axis));
    const label = 60;
    return {left: Math.min(...xs) - label, right: Math.max(...xs) + label,
      top: Math.min(...ys) - label, bottom: Math.max(...ys) + label};
  },

  show() {
    if (!this.parts) return;
    byId('view').classList.toggle('tiny', view.place.scale < this.tiny);
    const {x, y, width, height} = view.box;
    const {drawn} = this;
    const isDrawn = drawn && x >= drawn.left && y >= drawn.top && x + width <= drawn.right
      && y + height <= drawn.bottom && width * 3 > drawn.right - drawn.left;
    if (isDrawn) return;
    // A quarter more on each side, so that a small move draws nothing anew.
    const [aside, above] = [width / 4, height / 4];
    this.drawn = {left: x - aside, right: x + width + aside, top: y - above, bottom: y + height + above};
    const {left, right, top, bottom} = this.drawn;
    for (const part of this.parts) {
      const isFar = part.right < left || part.left > right || part.bottom < top || part.top > bottom;
      if (part.isFar === isFar) continue;
      part.isFar = isFar;
      part.group.classList.toggle('far', isFar);
    }
  },
};
