// What reductions and normalisations share: which elements belong together, and the ways back.

/** Which result each element of the operand belongs to. */
function groups(shape, attributes) {
  const given = attributes.dim === undefined ? null : [attributes.dim].flat();
  const dims = given && given.length ? given.map((d) => (d < 0 ? d + shape.length : d)) : null;
  const kept = shape.map((extent, i) => (!dims || dims.includes(i) ? 1 : extent));
  const of = offsets(shape, broadcastStrides(kept, shape));
  const count = sizeOf(kept);
  return {of, count, size: sizeOf(shape) / Math.max(count, 1)};
}

function collected(values, {of, count}) {
  const lists = Array.from({length: count}, () => []);
  of.forEach((group, position) => lists[group].push(values[position]));
  return lists;
}

const total = (list) => list.reduce((sum, value) => sum + value, 0);
const sums = (values, places) => collected(values, places).map(total);
const means = (values, places) => sums(values, places).map((sum) => sum / places.size);

/** A reduction from a function of each group's elements, and one for the way back. */
function reduction(value, back) {
  return {
    value: ([x], node) => {
      const places = groups(x.shape, node.attributes);
      return collected(x.data, places).map((list) => value(list, node));
    },
    back: (g, [x], y, node) => {
      const places = groups(x.shape, node.attributes);
      return back({g: (i) => g[places.of[i]], y: (i) => y[places.of[i]], x: x.data, places, node});
    },
  };
}

function variance(list, node) {
  const mean = total(list) / list.length;
  const squares = list.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return squares / divisor(list.length, node);
}

const divisor = (count, node) => Math.max(count - (node.attributes.correction ?? 1), 0);

function varianceBack(upstream, {x, places, node}) {
  const mean = means(x, places);
  const factor = 2 / divisor(places.size, node);
  return x.map((value, i) => upstream(i) * (value - mean[places.of[i]]) * factor);
}

function norm(list) {
  const largest = list.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(largest > 0 && largest < Infinity)) return total(list.map(Math.abs));
  return largest * Math.sqrt(total(list.map((value) => (value / largest) ** 2)));
}

function logSumExp(list) {
  const largest = list.reduce((most, value) => (value > most ? value : most), -Infinity);
  if (!Number.isFinite(largest)) return largest + total(list.map((value) => value * 0));
  return largest + Math.log(total(list.map((value) => Math.exp(value - largest))));
}

/** Each element's product of the others in its group, without a division. */
function productsOfOthers(x, {of, count}) {
  const result = x.map(() => 1);
  const before = new Array(count).fill(1);
  const after = new Array(count).fill(1);
  x.forEach((value, i) => {
    result[i] *= before[of[i]];
    before[of[i]] *= value;
  });
  for (let i = x.length - 1; i >= 0; i--) {
    result[i] *= after[of[i]];
    after[of[i]] *= x[i];
  }
  return result;
}

/** The largest or smallest; NaN wins. Without `dim` ties share, along one the first takes all. */
function extreme(sign, firstOnly) {
  const better = (a, b) => !Number.isNaN(b) && (Number.isNaN(a) || sign * a > sign * b);
  const best = (list) => list.reduce((most, value) => (better(value, most) ? value : most));
  return reduction(best, ({g, y, x, places, node}) => {
    const isFirst = firstOnly && node.attributes.dim !== undefined;
    const isBest = x.map((value, i) => Number(value === y(i)));
    if (!isFirst) {
      const ties = sums(isBest, places);
      return x.map((_, i) => (g(i) / ties[places.of[i]]) * isBest[i]);
    }
    const taken = new Set();
    return x.map((value, i) => {
      const wins = !taken.has(places.of[i]) && Object.is(value, y(i));
      if (wins) taken.add(places.of[i]);
      return wins ? g(i) : 0;
    });
  });
}

/** Softmax and its logarithm are their own kind: the result has the operand's shape. */
function normalised(value, back) {
  const along = (x, node) => groups(x.shape, {dim: node.attributes.dim});
  return {
    value: ([x], node) => {
      const places = along(x, node);
      const logs = collected(x.data, places).map(logSumExp);
      return x.data.map((element, i) => value(element - logs[places.of[i]]));
    },
    back: (g, [x], y, node) => back(g, y, along(x, node)),
  };
}

function layerNormParts(x, node) {
  const dims = node.attributes.normalized_shape.map((_, i) => -1 - i);
  const places = groups(x.shape, {dim: dims});
  const mean = means(x.data, places);
  const spread = collected(x.data, places).map((list) => {
    const biased = variance(list, {attributes: {correction: 0}});
    return 1 / Math.sqrt(biased + node.attributes.eps);
  });
  return {places, mean: (i) => mean[places.of[i]], inverse: (i) => spread[places.of[i]]};
}
