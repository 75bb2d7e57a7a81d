"""Arrays made of numbers."""

import math as _math
import torch as _torch
import numpy as _np
import _support
from numpy._kinds import _abs, _data, _kind, _max, _min, _shape, nan


def array(object, dtype=None, copy=True, order="K", subok=False, ndmin=0):
    if hasattr(object, "__array__"):
        object = object.__array__()
    elif not _support.is_array_data(object) and hasattr(object, "__iter__"):
        object = list(object)
    result = _support.array_data(object, _kind(dtype), True)
    while result.ndim < ndmin:
        result = result[None]
    return result


def asarray(a, dtype=None, order=None):
    if is_array(a) and (dtype is None or a.dtype == dtype):
        return a
    return array(a, dtype)


asanyarray = ascontiguousarray = asfarray = asarray


def is_array(a):
    return hasattr(a, "_t")


def copy(a, order="K"):
    return array(a)


def full(shape, fill_value, dtype=None, order="C"):
    value = array(fill_value, dtype)
    return array(_support.array_broadcast(_data(value), _shape(shape)))


def zeros(shape, dtype=float, order="C"):
    return full(shape, 0, float if dtype is None else dtype)


def ones(shape, dtype=float, order="C"):
    return full(shape, 1, float if dtype is None else dtype)


empty = zeros


def full_like(a, fill_value, dtype=None, shape=None):
    a = asarray(a)
    return full(a.shape if shape is None else shape, fill_value, dtype or a.dtype)


def zeros_like(a, dtype=None, shape=None):
    return full_like(a, 0, dtype, shape)


def ones_like(a, dtype=None, shape=None):
    return full_like(a, 1, dtype, shape)


empty_like = zeros_like


def eye(N, M=None, k=0, dtype=float):
    columns = arange(N if M is None else M)
    return array(arange(N)[:, None] + k == columns, dtype)


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    if step == 0:
        raise ZeroDivisionError("the step of np.arange cannot be 0")
    length = _math.ceil((stop - start) / step)
    places = array(_torch.arange(_max(length, 0)))
    return array(start + places * (start + step - start), dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    parts = num - 1 if endpoint else num
    step = (stop - start) / parts if parts > 0 else nan
    values = arange(num) * (step if parts > 0 else 0.0) + start
    if endpoint and num > 1:
        values[-1] = stop
    values = array(values, dtype)
    return (values, step) if retstep else values


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    return array(_np.power(base, linspace(start, stop, num, endpoint)), dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None):
    return logspace(_np.log10(start), _np.log10(stop), num, endpoint, dtype=dtype)


def meshgrid(*xi, indexing="xy", sparse=False, copy=True):
    axes = [asarray(x) for x in xi]
    shape = [len(x) for x in axes]
    results = []
    for place, x in enumerate(axes):
        extents = [1] * len(axes)
        extents[place] = shape[place]
        grid = _support.array_broadcast(_data(x).reshape(tuple(extents)), tuple(shape))
        grid = array(grid)
        results.append(_np.swapaxes(grid, 0, 1) if indexing == "xy" and len(axes) > 1 else grid)
    return results


def fromfunction(function, shape, dtype=float):
    return function(*indices(shape, dtype))


def indices(dimensions, dtype=int):
    return _np.stack(meshgrid(*[arange(n, dtype=dtype) for n in dimensions], indexing="ij"))


def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 2:
        return diagonal(v, k)
    size = len(v) + _abs(k)
    result = zeros((size, size), v.dtype)
    places = arange(len(v))
    result[places + _max(-k, 0), places + _max(k, 0)] = v
    return result


def diagonal(a, offset=0, axis1=0, axis2=1):
    a = asarray(a)
    rest = [axis for axis in range(a.ndim) if axis not in (axis1 % a.ndim, axis2 % a.ndim)]
    a = a.transpose([axis1, axis2] + rest)
    rows, columns = a.shape[:2]
    count = _max(_min(rows + _min(offset, 0), columns - _max(offset, 0)), 0)
    places = arange(count)
    # What is left of the dimensions comes first.
    return _np.moveaxis(a[places - _min(offset, 0), places + _max(offset, 0)], 0, -1)


def fill_diagonal(a, val):
    places = arange(_min(*a.shape))
    a[places, places] = val


def trace(a, offset=0):
    return _np.sum(diagonal(asarray(a), offset))


def tri(N, M=None, k=0, dtype=float):
    return array(arange(N)[:, None] + k >= arange(N if M is None else M), dtype)


def tril(m, k=0):
    m = asarray(m)
    return _np.where(tri(m.shape[-2], m.shape[-1], k, bool), m, array(0, m.dtype))


def triu(m, k=0):
    m = asarray(m)
    return _np.where(tri(m.shape[-2], m.shape[-1], k - 1, bool), array(0, m.dtype), m)


def tril_indices(n, k=0, m=None):
    return _np.nonzero(tri(n, m, k, bool))


def triu_indices(n, k=0, m=None):
    return _np.nonzero(~tri(n, m, k - 1, bool))


def vander(x, N=None, increasing=False):
    x = asarray(x)
    powers = arange(len(x) if N is None else N)
    return x[:, None] ** (powers if increasing else powers[::-1])


def ix_(*sequences):
    rank = len(sequences)
    return tuple([
        array(sequence).reshape([-1 if place == other else 1 for other in range(rank)])
        for place, sequence in enumerate(sequences)])


def ndindex(*shape):
    from itertools import product
    shape = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
    return product(*[range(extent) for extent in shape])


def ndenumerate(arr):
    arr = asarray(arr)
    return [(place, arr[place]) for place in ndindex(arr.shape)]


def unravel_index(indices, shape):
    places, rest = [], asarray(indices)
    for extent in shape[::-1]:
        places.insert(0, rest % extent)
        rest = rest // extent
    return tuple(places)


def ravel_multi_index(multi_index, dims):
    place = 0
    for index, extent in zip(multi_index, dims):
        place = place * extent + asarray(index)
    return place


def _window(M, *shares):
    places = arange(M) * (2 * _math.pi / (M - 1)) if M > 1 else array([_math.pi])
    return _np.sum([share * _np.cos(n * places) for n, share in enumerate(shares)], axis=0)


def hanning(M):
    return _window(M, 0.5, -0.5)


def hamming(M):
    return _window(M, 0.54, -0.46)


def blackman(M):
    return _window(M, 0.42, -0.5, 0.08)
