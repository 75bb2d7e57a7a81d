"""Sums of products along two arrays that move past each other."""

import numpy as np


def _moved(a, b, mode, boundary, fillvalue):
    """At each place of `b` over `a`, the sum of their products."""
    height, width = b.shape
    full = np.full((a.shape[0] + 2 * height - 2, a.shape[1] + 2 * width - 2), fillvalue,
                   dtype=(a.dtype if a.dtype == b.dtype else float))
    rows = np.arange(full.shape[0]) - height + 1
    columns = np.arange(full.shape[1]) - width + 1
    if boundary == "fill":
        full[height - 1:height - 1 + a.shape[0], width - 1:width - 1 + a.shape[1]] = a
    elif boundary == "wrap":
        full = a[rows % a.shape[0]][:, columns % a.shape[1]]
    else:
        rows, columns = rows % (2 * a.shape[0]), columns % (2 * a.shape[1])
        rows = np.minimum(rows, 2 * a.shape[0] - 1 - rows)
        columns = np.minimum(columns, 2 * a.shape[1] - 1 - columns)
        full = a[rows][:, columns]
    high, wide = a.shape[0] + height - 1, a.shape[1] + width - 1
    total = np.zeros((high, wide), dtype=full.dtype)
    for i in range(height):
        for j in range(width):
            total = total + b[i, j] * full[i:i + high, j:j + wide]
    if mode == "valid":
        return total[height - 1:a.shape[0], width - 1:a.shape[1]]
    if mode == "same":
        top, left = (height - 1) // 2, (width - 1) // 2
        return total[top:top + a.shape[0], left:left + a.shape[1]]
    return total


def correlate2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    a, b = np.asarray(in1), np.asarray(in2)
    if mode == "valid" and (b.shape[0] > a.shape[0] or b.shape[1] > a.shape[1]):
        return correlate2d(b, a, mode, boundary, fillvalue)[::-1, ::-1]
    return _moved(a, b, mode, boundary, fillvalue)


def convolve2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    a, b = np.asarray(in1), np.asarray(in2)
    if mode == "valid" and (b.shape[0] > a.shape[0] or b.shape[1] > a.shape[1]):
        a, b = b, a
    return correlate2d(a, b[::-1, ::-1], mode, boundary, fillvalue)


def convolve(in1, in2, mode="full", method="auto"):
    a, b = np.asarray(in1), np.asarray(in2)
    if a.ndim == 1:
        if mode == "same" and len(b) > len(a):
            full = np.convolve(a, b)
            start = (len(full) - len(a)) // 2
            return full[start:start + len(a)]
        return np.convolve(a, b, mode)
    return convolve2d(a, b, mode)


def correlate(in1, in2, mode="full", method="auto"):
    return convolve(in1, np.flip(np.asarray(in2)), mode)
