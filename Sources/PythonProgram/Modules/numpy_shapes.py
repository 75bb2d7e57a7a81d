"""The shapes of arrays: what changes them, joins them and cuts them."""

import math as _math
import torch as _torch
import numpy as _np
import _support
from numpy._kinds import _all, _any, _data, _max, _shape
from numpy._making import arange, array, asarray, full, ones, zeros
from numpy._elementwise import logical_or
from numpy._along import cumsum


def shape(a):
    return asarray(a).shape


def ndim(a):
    return asarray(a).ndim


def size(a, axis=None):
    return asarray(a).size if axis is None else asarray(a).shape[axis]


def squeeze(a, axis=None):
    a = asarray(a)
    axes = range(a.ndim) if axis is None else [axis] if isinstance(axis, int) else axis
    axes = [i % a.ndim for i in axes]
    if axis is not None and _any(a.shape[i] != 1 for i in axes):
        raise ValueError(
            "cannot select an axis to squeeze out which has size not equal to one")
    return a.reshape(tuple([n for i, n in enumerate(a.shape) if n != 1 or i not in axes]))


def expand_dims(a, axis):
    a = asarray(a)
    axes = [axis] if isinstance(axis, int) else list(axis)
    rank = a.ndim + len(axes)
    if not _all(-rank <= i < rank for i in axes):
        raise ValueError(f"axis {axis} is out of bounds for array of dimension {rank}")
    axes, extents = [i % rank for i in axes], list(a.shape)
    return a.reshape(tuple([1 if i in axes else extents.pop(0) for i in range(rank)]))


def swapaxes(a, axis1, axis2):
    order = list(range(a.ndim))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return a.transpose(order)


def moveaxis(a, source, destination):
    order = list(range(a.ndim))
    order.remove(source % a.ndim)
    order.insert(destination % a.ndim, source % a.ndim)
    return a.transpose(order)


def atleast_1d(a):
    a = asarray(a)
    return a if a.ndim else a.reshape(1)


def atleast_2d(a):
    a = asarray(a)
    return a if a.ndim > 1 else a.reshape(1, -1)


def broadcast_to(a, shape):
    return array(_support.array_broadcast(_data(a), _shape(shape)))


def broadcast_arrays(*arrays):
    total = zeros((), bool)
    for a in arrays:
        total = logical_or(total, a)
    return [broadcast_to(a, shape(total)) for a in arrays]


def concatenate(arrays, axis=0, dtype=None):
    tensors = [_data(a) for a in arrays]
    if not tensors:
        raise ValueError("need at least one array to concatenate")
    if axis is None:
        tensors, axis = [tensor.reshape(-1) for tensor in tensors], 0
    return array(_torch.cat(tensors, axis), dtype)


def append(arr, values, axis=None):
    return concatenate([arr, values], axis)


def insert(arr, obj, values, axis=None):
    arr = asarray(arr)
    arr = arr.reshape(-1) if axis is None else moveaxis(arr, axis, 0)
    values = asarray(values, arr.dtype)
    if values.ndim < arr.ndim:
        values = broadcast_to(values, arr[:1].shape)
    result = concatenate([arr[:obj], values, arr[obj:]])
    return result if axis is None else moveaxis(result, 0, axis)


def delete(arr, obj, axis=None):
    arr = asarray(arr)
    arr = arr.reshape(-1) if axis is None else moveaxis(arr, axis, 0)
    keeps = ones(len(arr), bool)
    keeps[obj] = False
    return arr[keeps] if axis is None else moveaxis(arr[keeps], 0, axis)


def stack(arrays, axis=0):
    tensors = [_data(a) for a in arrays]
    if not tensors:
        raise ValueError("need at least one array to stack")
    return array(_torch.stack(tensors, axis))


def vstack(tup):
    return concatenate([atleast_2d(a) for a in tup])


row_stack = vstack


def hstack(tup):
    arrays = [atleast_1d(a) for a in tup]
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1)


def column_stack(tup):
    return concatenate([a if ndim(a) > 1 else asarray(a).reshape(-1, 1) for a in tup], 1)


def dstack(tup):
    return concatenate(
        [a.reshape(a.shape + (1,)) if a.ndim == 2 else a for a in [atleast_2d(a) for a in tup]], 2)


def split(ary, indices_or_sections, axis=0):
    extent = ary.shape[axis]
    if isinstance(indices_or_sections, int) and extent % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def array_split(ary, indices_or_sections, axis=0):
    extent = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        parts = indices_or_sections
        if parts <= 0:
            raise ValueError("number sections must be larger than 0.")
        sizes = [extent // parts + (1 if i < extent % parts else 0) for i in range(parts)]
        ends = cumsum(sizes).tolist()
    else:
        ends = list(indices_or_sections) + [extent]
    starts = [0] + ends[:-1]
    keys = [slice(start, end) for start, end in zip(starts, ends)]
    return [ary[(slice(None),) * (axis % ary.ndim) + (key,)] for key in keys]


def hsplit(ary, parts):
    return split(ary, parts, 1 if ary.ndim > 1 else 0)


def vsplit(ary, parts):
    return split(ary, parts, 0)


def tile(A, reps):
    A = asarray(A)
    reps = (reps,) if isinstance(reps, int) else tuple(reps)
    rank = _max(A.ndim, len(reps))
    extents = (1,) * (rank - A.ndim) + A.shape
    reps = (1,) * (rank - len(reps)) + reps
    if not rank:
        return A
    for axis, count in enumerate(reps):
        if count < 0:
            raise ValueError("negative dimensions are not allowed")
        places = arange(extents[axis] * count) % _max(extents[axis], 1)
        A = A.reshape(extents)[(slice(None),) * axis + (places,)]
        extents = A.shape
    return A


def repeat(a, repeats, axis=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    counts = repeats if not isinstance(repeats, int) else [repeats] * a.shape[axis]
    places = [place for place, count in enumerate(counts) for _ in range(count)]
    return _np.take(a, array(places, int), axis)


def flip(m, axis=None):
    m = asarray(m)
    axes = range(m.ndim) if axis is None else [axis % m.ndim]
    return m[tuple([slice(None, None, -1) if i in axes else slice(None) for i in range(m.ndim)])]


def fliplr(m):
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def rot90(m, k=1):
    for _ in range(k % 4):
        m = flip(swapaxes(m, 0, 1), 0)
    return m


def roll(a, shift, axis=None):
    a = asarray(a)
    if axis is None:
        return roll(a.reshape(-1), shift, 0).reshape(a.shape)
    return _np.take(a, (arange(a.shape[axis]) - shift) % a.shape[axis], axis)


def pad(array, pad_width, mode="constant", constant_values=0):
    a = asarray(array)
    if mode != "constant":
        raise NotImplementedError("np.pad only fills with a number here")
    if isinstance(pad_width, int):
        pad_width = ((pad_width, pad_width),) * a.ndim
    elif isinstance(pad_width[0], int):
        pad_width = (tuple(pad_width),) * a.ndim
    extents = [before + n + after for n, (before, after) in zip(a.shape, pad_width)]
    result = full(tuple(extents), constant_values, a.dtype)
    result[tuple([slice(before, before + n) for n, (before, _) in zip(a.shape, pad_width)])] = a
    return result


def resize(a, new_shape):
    new_shape = _shape(new_shape)
    flat = asarray(a).reshape(-1)
    return flat[arange(_math.prod(new_shape)) % _max(len(flat), 1)].reshape(new_shape)


def atleast_3d(*arrays):
    found = []
    for a in arrays:
        a = asarray(a)
        if a.ndim < 2:
            a = a.reshape(1, -1)
        found.append(a[..., None] if a.ndim == 2 else a)
    return found[0] if len(found) == 1 else found


def rollaxis(a, axis, start=0):
    rank = asarray(a).ndim
    axis = axis % rank
    return moveaxis(a, axis, start - 1 if axis < start else start)


def dsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 2)
