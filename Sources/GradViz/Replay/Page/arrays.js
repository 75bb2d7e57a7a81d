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

/** A function of elements for arrays: `body` gets their elements, and gives one for each place. */
function map(arrays, body) {
  const shape = arrays.map((array) => array.shape).reduce(broadcastShape, []);
  const element = body(...arrays.map((array) => stretched(array, shape)));
  return {shape, data: Array.from({length: sizeOf(shape)}, (_, i) => element(i))};
}
