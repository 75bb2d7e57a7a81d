// Arrays {shape, data}, row by row: strides, NumPy's broadcasting, functions of elements.

const sizeOf = (shape) => shape.reduce((product, extent) => product * extent, 1);

function stridesOf(shape) {
  const strides = shape.map(() => 1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = strides[i + 1] * shape[i + 1];
  return strides;
}

function broadcastShape(a, b) {
  const rank = Math.max(a.length, b.length);
  return Array.from({length: rank}, (_, i) => {
    const [x, y] = [a, b].map((shape) => shape[i - rank + shape.length] ?? 1);
    if (x !== y && x !== 1 && y !== 1) throw new Error(`${shapeText(a)} and ${shapeText(b)} do not fit`);
    return x === 1 ? y : x;
  });
}

/** The strides that read an array of one shape as if it had the larger one. */
function broadcastStrides(shape, target) {
  const own = stridesOf(shape);
  const missing = target.length - shape.length;
  return target.map((_, i) => (i < missing || shape[i - missing] === 1 ? 0 : own[i - missing]));
}

/** For each position of a shape the offset that strides give. */
function offsets(shape, strides, start = 0) {
  let result = [start];
  shape.forEach((extent, dimension) => {
    const next = [];
    for (const offset of result) {
      for (let i = 0; i < extent; i++) next.push(offset + i * strides[dimension]);
    }
    result = next;
  });
  return result;
}

/** The elements of an array stretched to a shape. */
function stretched({shape, data}, target) {
  const size = sizeOf(target);
  if (data.length === size) return data;
  if (sizeOf(broadcastShape(shape, target)) !== size) {
    throw new Error(`${shapeText(shape)} does not fit into ${shapeText(target)}`);
  }
  return offsets(target, broadcastStrides(shape, target)).map((offset) => data[offset]);
}

/** Where the element at a place of a shape stands in an array that was stretched to it. */
function placeIn({shape, data}, target, place) {
  if (data.length === sizeOf(target)) return place;
  const [own, strides] = [stridesOf(target), broadcastStrides(shape, target)];
  return target.reduce((at, extent, i) => at + (Math.floor(place / own[i]) % extent) * strides[i], 0);
}

// An array that was computed says from what: `from` has its operands, how it is written (`text`:
// `x0·x1` for the first two of them), and one of
// - `inner`: the array that a function gave of them,
// - `made`: for a place, which elements were put into the text,
// - `sources`: for a place, which elements made it: a sum of products (`terms`), or the best of
//   `among`; an element is a list of an operand's number and a place in it.

/** A function of elements for arrays: `body` gets their elements, and gives one for each place. */
function map(arrays, body, text) {
  const shape = arrays.map((array) => array.shape).reduce(broadcastShape, []);
  const element = body(...arrays.map((array) => stretched(array, shape)));
  const made = (place) => arrays.map((array) => placeIn(array, shape, place));
  return {shape, data: Array.from({length: sizeOf(shape)}, (_, i) => element(i)),
    from: {operands: arrays, text, made}};
}

/** A function of arrays, applied. */
function call(body, operands, text) {
  const inner = body(operands);
  return {shape: inner.shape, data: inner.data, from: {operands, text, inner}};
}
