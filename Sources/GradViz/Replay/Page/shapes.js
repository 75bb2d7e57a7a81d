// Shapes, strides and NumPy's broadcasting; elements are plain lists in row-major order.

const sizeOf = (shape) => shape.reduce((product, extent) => product * extent, 1);

function stridesOf(shape) {
  const strides = shape.map(() => 1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = strides[i + 1] * shape[i + 1];
  return strides;
}

function broadcastShape(a, b) {
  const rank = Math.max(a.length, b.length);
  return Array.from({length: rank}, (_, i) => {
    const x = a[i - rank + a.length] ?? 1;
    const y = b[i - rank + b.length] ?? 1;
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

function expanded(values, shape, target) {
  if (values.length === sizeOf(target)) return values;
  return offsets(target, broadcastStrides(shape, target)).map((offset) => values[offset]);
}

/** The sum back to the shape that broadcasting started from. */
function summed(values, shape, target) {
  if (values.length === sizeOf(target)) return values;
  const result = new Array(sizeOf(target)).fill(0);
  offsets(shape, broadcastStrides(target, shape)).forEach((offset, position) => {
    result[offset] += values[position];
  });
  return result;
}

function permuted(values, shape, order) {
  const own = stridesOf(shape);
  const axes = order.map((axis) => (axis < 0 ? axis + shape.length : axis));
  const target = axes.map((axis) => shape[axis]);
  const places = offsets(target, axes.map((axis) => own[axis]));
  return places.map((offset) => values[offset]);
}

/** The part that `x[1, ::2, None]` takes: where each of its elements stands in the whole. */
function slicePlaces(index, whole) {
  const own = stridesOf(whole);
  const shape = [];
  const strides = [];
  let start = 0;
  let dimension = 0;
  for (const item of index.split(',').map((text) => text.trim()).filter((text) => text)) {
    if (item === 'None') {
      shape.push(1);
      strides.push(0);
      continue;
    }
    const extent = whole[dimension];
    if (item.includes(':')) {
      const [from, to, step] = item.split(':');
      const bound = (text, fallback) => {
        if (!text) return fallback;
        const value = Number(text);
        return Math.min(Math.max(value < 0 ? value + extent : value, 0), extent);
      };
      const first = bound(from, 0);
      const stride = Number(step || 1);
      shape.push(Math.ceil((Math.max(bound(to, extent), first) - first) / stride));
      strides.push(own[dimension] * stride);
      start += first * own[dimension];
    } else {
      const position = Number(item);
      start += (position < 0 ? position + extent : position) * own[dimension];
    }
    dimension += 1;
  }
  return offsets([...shape, ...whole.slice(dimension)], [...strides, ...own.slice(dimension)], start);
}
