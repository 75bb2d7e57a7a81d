// The operations that are made of no others: `name(settings, ...operands)`, arrays all of them.

/** The operation of a name, applied: an array that says from what (see arrays.js). */
function kernel(name, settings, operands, text) {
  const {shape, data, sources} = kernels[name](settings, ...operands);
  return {shape, data, from: {operands, name, text, sources}};
}

const filled = (shape, value = 0) => ({shape, data: new Array(sizeOf(shape)).fill(value)});

/** Elements of an array as they are; `chosen` tells what each was the largest of. */
const picked = ({shape, places}, {data}, chosen) => ({shape, data: places.map((place) => data[place]),
  sources: (to) => ({terms: [[[0, places[to]]]], ...chosen?.(to)})});

/** An array of zeros to which elements are added at places. */
function added(shape, {data}, places) {
  const result = filled(shape);
  places.forEach((place, i) => { result.data[place] += data[i]; });
  result.sources = (to) => ({terms: indicesOf(places, to).map((i) => [[0, i]])});
  return result;
}

/** Where a value stands in a list. */
const indicesOf = (list, value) => list.flatMap((item, i) => (item === value ? [i] : []));

const fromFront = (dim, rank) => (dim < 0 ? dim + rank : dim);

/** Which dimensions are reduced, the shape that keeps them, and the result of each element. */
function groups(shape, dim) {
  const dims = [dim ?? []].flat().map((given) => fromFront(given, shape.length));
  const isReduced = (i) => !dims.length || dims.includes(i);
  const kept = shape.map((extent, i) => (isReduced(i) ? 1 : extent));
  return {isReduced, kept, of: offsets(shape, broadcastStrides(kept, shape))};
}

/** All elements of a group made one: `sources` says of a list of them which did. */
const reduction = (start, next, sources) => ({dim, keepdim}, {shape, data}) => {
  const {isReduced, kept, of} = groups(shape, dim);
  const result = filled(kept, start);
  of.forEach((group, i) => { result.data[group] = next(result.data[group], data[i]); });
  result.sources = (to) => sources(indicesOf(of, to), data);
  return keepdim ? result : {...result, shape: shape.filter((_, i) => !isReduced(i))};
};

/** NaN is better than any number: it must not go unseen. */
const isBetter = (sign, a, b) => !Number.isNaN(b) && (Number.isNaN(a) || sign * a > sign * b);
const best = (sign) => (most, value) => (isBetter(sign, value, most) ? value : most);

/** The place of the first largest (or smallest) of each group's elements. */
function firstBest(sign, data, pairs) {
  const places = [];
  for (const [place, group] of pairs) {
    const most = places[group];
    if (most === undefined || isBetter(sign, data[place], data[most])) places[group] = place;
  }
  return places;
}

/** The largest (or smallest) of a group, and what it was found among. */
const bestOf = (sign) => (group, data) => ({
  terms: firstBest(sign, data, group.map((place) => [place, 0])).map((place) => [[0, place]]),
  among: group.map((place) => [0, place]),
  word: sign > 0 ? 'max' : 'min',
});

/** The part that `x[1, ::2, None]` takes: its shape, and where its elements stand in the whole. */
function part(index, whole) {
  const own = stridesOf(whole);
  const [shape, strides] = [[], []];
  let [start, dimension] = [0, 0];
  for (const item of index) {
    if (item === null) {
      shape.push(1);
      strides.push(0);
      continue;
    }
    const extent = whole[dimension];
    const stride = own[dimension++];
    if (typeof item === 'number') {
      start += fromFront(item, extent) * stride;
      continue;
    }
    const bound = (given) => Math.min(Math.max(fromFront(given, extent), 0), extent);
    const [from, to, step] = [bound(item[0] ?? 0), bound(item[1] ?? extent), item[2] ?? 1];
    shape.push(Math.ceil(Math.max(to - from, 0) / step));
    strides.push(stride * step);
    start += from * stride;
  }
  shape.push(...whole.slice(dimension));
  return {shape, places: offsets(shape, [...strides, ...own.slice(dimension)], start)};
}

/** The rows that indices pick, as places in the whole. */
function rows(index, [extent, ...row]) {
  const width = sizeOf(row);
  const shape = [];
  for (let list = index; Array.isArray(list); list = list[0]) shape.push(list.length);
  const places = [index].flat(Infinity).flatMap((given) =>
    Array.from({length: width}, (_, i) => fromFront(given, extent) * width + i));
  return {shape: [...shape, ...row], places};
}

/** The sums of products whose places `forEach` tells, with the shape of the result. */
const products = (forEach) => (settings, a, b) => {
  const sums = [];
  const shape = forEach(settings, a.shape, b.shape, (i, j, to) => {
    sums[to] = (sums[to] ?? 0) + a.data[i] * b.data[j];
  });
  const sources = (place) => {
    const terms = [];
    forEach(settings, a.shape, b.shape, (i, j, to) => { if (to === place) terms.push([[0, i], [1, j]]); });
    return {terms};
  };
  return {shape, data: Array.from({length: sizeOf(shape)}, (_, i) => sums[i] ?? 0), sources};
};

/** Calls `body` with the places of every factor of the left and of the right, and of their result. */
function forEachProduct(settings, a, b, body) {
  const [left, right] = [a.length > 1 ? a : [1, ...a], b.length > 1 ? b : [...b, 1]];
  const [rowCount, inner] = left.slice(-2);
  const columns = right[right.length - 1];
  const batches = [left.slice(0, -2), right.slice(0, -2)];
  const batch = broadcastShape(...batches);
  const [fromA, fromB] = batches.map((shape) => offsets(batch, broadcastStrides(shape, batch)));
  fromA.forEach((_, n) => {
    for (let i = 0; i < rowCount; i++) {
      for (let k = 0; k < inner; k++) {
        for (let j = 0; j < columns; j++) {
          body((fromA[n] * rowCount + i) * inner + k, (fromB[n] * inner + k) * columns + j,
            (n * rowCount + i) * columns + j);
        }
      }
    }
  });
  return [...batch, ...a.slice(-2, -1), ...b.slice(-1).slice(b.length > 1 ? 0 : 1)];
}

const kernels = {
  sum_to: ({shape}, x) => added(shape, x, offsets(x.shape, broadcastStrides(shape, x.shape))),
  expand: ({shape}, x) => {
    const target = shape.map((extent, i) => (extent < 0 ? x.shape[i - shape.length + x.shape.length] : extent));
    return {shape: target, data: stretched(x, target),
      sources: (to) => ({terms: [[[0, placeIn(x, target, to)]]]})};
  },
  reshape: ({shape}, {data}) => {
    const known = sizeOf(shape.filter((extent) => extent >= 0));
    return {shape: shape.map((extent) => (extent < 0 ? data.length / known : extent)), data,
      sources: (to) => ({terms: [[[0, to]]]})};
  },
  permute: ({dims}, x) => {
    const axes = dims.map((dim) => fromFront(dim, x.shape.length));
    const [shape, strides] = [x.shape, stridesOf(x.shape)].map((of) => axes.map((axis) => of[axis]));
    return picked({shape, places: offsets(shape, strides)}, x);
  },

  amax: reduction(-Infinity, best(1), bestOf(1)),
  amin: reduction(Infinity, best(-1), bestOf(-1)),
  first_extreme: ({dim, extreme}, {shape, data}) => {
    const {of} = groups(shape, dim);
    const pairs = of.map((group, i) => [i, group]);
    const result = filled(shape);
    // Ones and zeros: where they stand was found among all.
    result.sources = (to) => ({among: indicesOf(of, of[to]).map((place) => [0, place])});
    for (const place of firstBest(extreme === 'smallest' ? -1 : 1, data, pairs)) result.data[place] = 1;
    return result;
  },
  prod: reduction(1, (product, factor) => product * factor,
    (group) => ({terms: [group.map((place) => [0, place])]})),
  product_of_others: ({dim}, {shape, data}) => {
    // All before, times all after.
    const {of} = groups(shape, dim);
    const result = filled(shape, 1);
    result.sources = (to) => ({
      terms: [indicesOf(of, of[to]).filter((place) => place !== to).map((place) => [0, place])],
    });
    for (const order of [[...of.keys()], [...of.keys()].reverse()]) {
      const products = [];
      for (const i of order) {
        result.data[i] *= products[of[i]] ?? 1;
        products[of[i]] = (products[of[i]] ?? 1) * data[i];
      }
    }
    return result;
  },

  cumsum: ({dim, reverse}, {shape, data}) => {
    const {of} = groups(shape, dim);
    const result = filled(shape);
    const order = reverse ? [...of.keys()].reverse() : [...of.keys()];
    const sums = [];
    for (const i of order) result.data[i] = sums[of[i]] = (sums[of[i]] ?? 0) + data[i];
    result.sources = (to) => ({
      terms: indicesOf(of, of[to]).filter((place) => (reverse ? place >= to : place <= to))
        .map((place) => [[0, place]]),
    });
    return result;
  },

  slice: ({index}, x) => picked(part(index, x.shape), x),
  unslice: ({index, shape}, x) => added(shape, x, part(index, shape).places),
  gather: ({index}, x) => picked(rows(index, x.shape), x),
  scatter_add: ({index, shape}, x) => added(shape, x, rows(index, shape).places),
  cat: ({dim}, ...parts) => {
    const axis = fromFront(dim, parts[0].shape.length);
    const shape = [...parts[0].shape];
    shape[axis] = parts.reduce((extent, x) => extent + x.shape[axis], 0);
    const result = filled(shape);
    const places = [];
    let start = 0;
    parts.forEach((x, number) => {
      offsets(x.shape, stridesOf(shape), start * stridesOf(shape)[axis]).forEach((place, i) => {
        result.data[place] = x.data[i];
        places[place] = [number, i];
      });
      start += x.shape[axis];
    });
    result.sources = (to) => ({terms: [[places[to]]]});
    return result;
  },

  matmul: products(forEachProduct),
  conv2d: products(forEachConvolved),
  conv2d_image: convolvedBack(true),
  conv2d_weight: convolvedBack(false),
  max_pool2d: (settings, x) => {
    const windows = pooled(settings, x);
    return picked(windows, x, windows.chosen);
  },
  max_unpool2d: (settings, x, image) => {
    const result = added(image.shape, x, pooled(settings, image).places);
    // The cell that was the largest, or was not.
    return {...result, sources: (to) => ({...result.sources(to), among: [[1, to]]})};
  },
  max_pick2d: (settings, x, image) => picked(pooled(settings, image), x),
};
