// Windows of images: convolution, its two ways back, and pooling.

/** How many places a window has along a dimension of an image. */
const windowCount = (extent, size, stride, padding) => Math.floor((extent + 2 * padding - size) / stride) + 1;

/** Calls `body` with each cell of the window at a place, where the image has one. */
function forEachCell([height, width], size, stride, padding, [row, column], body) {
  for (let i = 0; i < size[0]; i++) {
    const y = row * stride[0] + i - padding[0];
    for (let j = 0; j < size[1]; j++) {
      const x = column * stride[1] + j - padding[1];
      if (y >= 0 && y < height && x >= 0 && x < width) body(y * width + x, i * size[1] + j);
    }
  }
}

/** The same for the image and the weight of a convolution. */
function forEachConvolved({stride, padding}, image, weight, body) {
  const size = weight.slice(2);
  const [height, width] = [0, 1].map((i) => windowCount(image[2 + i], size[i], stride[i], padding[i]));
  const result = [image[0], weight[0], height, width];
  offsets(result, [0, 0, 0, 0]).forEach((_, to) => {
    const [n, o] = [Math.floor(to / sizeOf(result.slice(1))), Math.floor(to / (height * width)) % weight[0]];
    const place = [Math.floor(to / width) % height, to % width];
    for (let c = 0; c < weight[1]; c++) {
      forEachCell(image.slice(2), size, stride, padding, place, (cell, factor) => body(
        (n * image[1] + c) * image[2] * image[3] + cell, (o * weight[1] + c) * sizeOf(size) + factor, to));
    }
  });
  return result;
}

/** What flows back to the image of a convolution, or to its weight; `other` is the other of the two. */
const convolvedBack = (isToImage) => (settings, upstream, other) => {
  const result = filled(settings.shape);
  const [image, weight] = isToImage ? [result, other] : [other, result];
  const forEach = (body) => forEachConvolved(settings, image.shape, weight.shape, (i, j, to) => {
    const [own, factor] = isToImage ? [i, j] : [j, i];
    body(own, to, factor);
  });
  forEach((own, to, factor) => { result.data[own] += upstream.data[to] * other.data[factor]; });
  result.sources = (place) => {
    const terms = [];
    forEach((own, to, factor) => { if (own === place) terms.push([[0, to], [1, factor]]); });
    return {terms};
  };
  return result;
};

/** The place of the first largest cell of each window, and the pooled image's shape. */
function pooled({kernel_size: size, stride, padding = [0, 0]}, {shape, data}) {
  const [planes, image] = [shape.slice(0, -2), shape.slice(-2)];
  const result = [...planes, ...image.map((extent, i) => windowCount(extent, size[i], stride[i], padding[i]))];
  const [height, width] = result.slice(-2);
  const pairs = [];
  for (let to = 0; to < sizeOf(result); to++) {
    const plane = Math.floor(to / (height * width)) * sizeOf(image);
    forEachCell(image, size, stride, padding, [Math.floor(to / width) % height, to % width],
      (cell) => pairs.push([plane + cell, to]));
  }
  const chosen = (place) =>
    ({among: pairs.filter(([, to]) => to === place).map(([cell]) => [0, cell]), word: 'max'});
  return {shape: result, places: firstBest(1, data, pairs), chosen};
}
