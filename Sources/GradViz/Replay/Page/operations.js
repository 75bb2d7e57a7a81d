// Operations that are not elementwise: what they compute, and how the gradient goes back.
//
// `value(x, node)` and `back(g, x, y, node, operand)` get the operands as {shape, data}, the
// upstream gradient and the result as lists, and the node with its shape and attributes.

function matrices(a, b) {
  const left = a.shape.length > 1 ? a.shape : [1, ...a.shape];
  const right = b.shape.length > 1 ? b.shape : [...b.shape, 1];
  const [rows, inner] = left.slice(-2);
  const columns = right[right.length - 1];
  const batches = [left.slice(0, -2), right.slice(0, -2)];
  const batch = broadcastShape(...batches);
  const [fromA, fromB] = batches.map((shape) => offsets(batch, broadcastStrides(shape, batch)));
  return {rows, inner, columns, fromA, fromB};
}

/** Calls `body` with the places of a factor of the left, one of the right, and their result. */
function forEachProduct(a, b, body) {
  const {rows, inner, columns, fromA, fromB} = matrices(a, b);
  fromA.forEach((_, n) => {
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < inner; k++) {
        for (let j = 0; j < columns; j++) {
          body((fromA[n] * rows + i) * inner + k, (fromB[n] * inner + k) * columns + j,
            (n * rows + i) * columns + j);
        }
      }
    }
  });
}

const copied = {value: ([x]) => [...x.data], back: (g) => [...g]};

function joined(parts) {
  return {
    value: (operands, node) => {
      const result = new Array(sizeOf(node.shape));
      operands.forEach((x, operand) => {
        parts(operands, node, operand).forEach((place, i) => { result[place] = x.data[i]; });
      });
      return result;
    },
    back: (g, operands, y, node, operand) =>
      parts(operands, node, operand).map((place) => g[place]),
  };
}

function exchanged({attributes}, shape) {
  const order = shape.map((_, i) => i);
  const at = (axis) => (axis < 0 ? axis + shape.length : axis);
  const [first, second] = [at(attributes.dim0), at(attributes.dim1)];
  if (order.length) [order[first], order[second]] = [second, first];
  return order;
}

const operations = {
  sum: reduction(total, ({g, x}) => x.map((_, i) => g(i))),
  mean: reduction((list) => total(list) / list.length,
    ({g, x, places}) => x.map((_, i) => g(i) / places.size)),
  var: reduction(variance, (parts) => varianceBack(parts.g, parts)),
  std: reduction((list, node) => Math.sqrt(variance(list, node)), (parts) => varianceBack(
    (i) => (parts.y(i) === 0 ? 0 : parts.g(i) / (2 * parts.y(i))), parts)),
  norm: reduction(norm, ({g, y, x}) => x.map((value, i) => (y(i) === 0 ? 0 : g(i) * (value / y(i))))),
  prod: reduction((list) => list.reduce((product, value) => product * value, 1), ({g, x, places}) => {
    const others = productsOfOthers(x, places);
    return x.map((_, i) => g(i) * others[i]);
  }),
  logsumexp: reduction(logSumExp, ({g, y, x}) => x.map((value, i) => g(i) * Math.exp(value - y(i)))),
  amax: extreme(1, false), amin: extreme(-1, false), max: extreme(1, true), min: extreme(-1, true),
  softmax: normalised(Math.exp, (g, y, places) => {
    const weighted = sums(g.map((value, i) => value * y[i]), places);
    return g.map((value, i) => y[i] * (value - weighted[places.of[i]]));
  }),
  log_softmax: normalised((logarithm) => logarithm, (g, y, places) => {
    const all = sums(g, places);
    return g.map((value, i) => value - Math.exp(y[i]) * all[places.of[i]]);
  }),
  layer_norm: {
    value: ([x], node) => {
      const {mean, inverse} = layerNormParts(x, node);
      return x.data.map((value, i) => (value - mean(i)) * inverse(i));
    },
    back: (g, [x], y, node) => {
      const {places, inverse} = layerNormParts(x, node);
      const mean = means(g, places);
      const product = means(g.map((value, i) => value * y[i]), places);
      return g.map((value, i) =>
        (value - mean[places.of[i]] - y[i] * product[places.of[i]]) * inverse(i));
    },
  },
  matmul: {
    value: ([a, b], node) => {
      const result = new Array(sizeOf(node.shape)).fill(0);
      forEachProduct(a, b, (i, j, to) => { result[to] += a.data[i] * b.data[j]; });
      return result;
    },
    back: (g, [a, b], y, node, operand) => {
      const result = new Array(sizeOf((operand ? b : a).shape)).fill(0);
      forEachProduct(a, b, (i, j, to) => {
        if (operand) result[j] += a.data[i] * g[to];
        else result[i] += g[to] * b.data[j];
      });
      return result;
    },
  },
  reshape: copied, view: copied, flatten: copied, squeeze: copied, unsqueeze: copied,
  transpose: {
    value: ([x], node) => permuted(x.data, x.shape, exchanged(node, x.shape)),
    back: (g, [x], y, node) => permuted(g, node.shape, exchanged(node, node.shape)),
  },
  permute: {
    value: ([x], node) => permuted(x.data, x.shape, node.attributes.dims),
    back: (g, [x], y, node) => {
      const inverse = [];
      node.attributes.dims.forEach((axis, i) => { inverse[axis < 0 ? axis + x.shape.length : axis] = i; });
      return permuted(g, node.shape, inverse);
    },
  },
  expand: {
    value: ([x], node) => [...expanded(x.data, x.shape, node.shape)],
    back: (g, [x], y, node) => [...summed(g, node.shape, x.shape)],
  },
  slice: {
    value: ([x], node) => slicePlaces(node.attributes.index, x.shape).map((place) => x.data[place]),
    back: (g, [x], y, node) => {
      const result = x.data.map(() => 0);
      slicePlaces(node.attributes.index, x.shape).forEach((place, i) => { result[place] = g[i]; });
      return result;
    },
  },
  gather: {
    needs: 'index',
    rows: ({index}, [extent]) => index.flat().map((row) => (row < 0 ? row + extent : row)),
    value([x], node) {
      const width = sizeOf(x.shape.slice(1));
      return this.rows(node.attributes, x.shape)
        .flatMap((row) => x.data.slice(row * width, (row + 1) * width));
    },
    back(g, [x], y, node) {
      const width = sizeOf(x.shape.slice(1));
      const result = x.data.map(() => 0);
      this.rows(node.attributes, x.shape).forEach((row, n) => {
        for (let i = 0; i < width; i++) result[row * width + i] += g[n * width + i];
      });
      return result;
    },
  },
  nll: {
    needs: 'target',
    value: ([x], {attributes}) => {
      const width = x.shape[x.shape.length - 1];
      return [attributes.target].flat().map((target, n) => -x.data[n * width + target]);
    },
    back: (g, [x], y, {attributes}) => {
      const width = x.shape[x.shape.length - 1];
      const result = x.data.map(() => 0);
      [attributes.target].flat().forEach((target, n) => { result[n * width + target] = -g[n]; });
      return result;
    },
  },
  cat: joined((operands, node, operand) => {
    const dim = node.attributes.dim < 0 ? node.attributes.dim + node.shape.length : node.attributes.dim;
    const own = stridesOf(node.shape);
    const start = total(operands.slice(0, operand).map((x) => x.shape[dim]));
    return offsets(operands[operand].shape, own, start * own[dim]);
  }),
  stack: joined((operands, node, operand) => {
    const dim = node.attributes.dim < 0 ? node.attributes.dim + node.shape.length : node.attributes.dim;
    const own = stridesOf(node.shape);
    return offsets(operands[operand].shape, own.filter((_, i) => i !== dim), operand * own[dim]);
  }),
  where: {
    value: ([c, a, b], node) => {
      const [condition, x, y] = [c, a, b].map((o) => expanded(o.data, o.shape, node.shape));
      return condition.map((flag, i) => (flag !== 0 ? x[i] : y[i]));
    },
    back: (g, [c, a, b], y, node, operand) => {
      if (operand === 0) return c.data.map(() => 0);
      const condition = expanded(c.data, c.shape, node.shape);
      const passed = g.map((value, i) => ((condition[i] !== 0) === (operand === 1) ? value : 0));
      return [...summed(passed, node.shape, (operand === 1 ? a : b).shape)];
    },
    local: ([c], node, operand) => expanded(c.data, c.shape, node.shape)
      .map((flag) => Number((flag !== 0) === (operand === 1))),
  },
};
