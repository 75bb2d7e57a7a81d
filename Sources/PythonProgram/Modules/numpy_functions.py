"""NumPy's functions."""

import math as _math
import torch as _torch
import _support

pi, e, inf, nan = _math.pi, _math.e, _math.inf, _math.nan
euler_gamma = 0.5772156649015329
newaxis = None
_abs, _all, _any, _max, _min, _round, _sum = abs, all, any, max, min, round, sum

# Kinds of numbers


class _Kind:
    """What the elements of an array are; called, it makes numbers of that kind."""

    def __init__(self, name, tensor_kind, itemsize, letter):
        self.name = name
        self._kind = tensor_kind
        self.itemsize = itemsize
        self.kind = letter

    @property
    def type(self):
        return self

    def __call__(self, value=0):
        return _support.array_data(float(value) if isinstance(value, str) else value, self._kind)

    def __eq__(self, other):
        try:
            return self._kind == dtype(other)._kind
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{self.name}')"


bool_ = _Kind("bool", _torch.bool, 1, "b")
int64 = _Kind("int64", _torch.int64, 8, "i")
float32 = _Kind("float32", _torch.float32, 4, "f")
float64 = _Kind("float64", _torch.float64, 8, "f")
# Ints have one size here, and floats two.
int_ = intp = longlong = int8 = int16 = int32 = uint8 = uint16 = uint32 = uint64 = uint = int64
float_ = double = longdouble = float64
float16 = half = single = float32


class generic:
    pass


class number(generic):
    pass


class integer(number):
    pass


class floating(number):
    pass


def dtype(kind):
    """The kind that a type, a text or a kind of tensors names."""
    if isinstance(kind, _Kind):
        return kind
    tensor_kind = _support.array_kind(kind)
    for known in (float64, float32, int64, bool_):
        if known._kind == tensor_kind:
            return known


_as_dtype = dtype


def _kind(kind):
    return None if kind is None else dtype(kind)._kind


def _data(a, kind=None):
    """The tensor in an array."""
    if kind is not None:
        a = array(a, kind)
    return _support.array_tensor(a)


def _around(tensor):
    return _support.array_around(tensor)


def _shape(shape):
    if isinstance(shape, int):
        return (shape,)
    return tuple([int(extent) for extent in shape])


# Making arrays


def array(object, dtype=None, copy=True, order="K", subok=False, ndmin=0):
    if not _support.is_array_data(object) and hasattr(object, "__iter__"):
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
    return array(power(base, linspace(start, stop, num, endpoint)), dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None):
    return logspace(log10(start), log10(stop), num, endpoint, dtype=dtype)


def meshgrid(*xi, indexing="xy", sparse=False, copy=True):
    axes = [asarray(x) for x in xi]
    shape = [len(x) for x in axes]
    results = []
    for place, x in enumerate(axes):
        extents = [1] * len(axes)
        extents[place] = shape[place]
        grid = _support.array_broadcast(_data(x).reshape(tuple(extents)), tuple(shape))
        grid = array(grid)
        results.append(swapaxes(grid, 0, 1) if indexing == "xy" and len(axes) > 1 else grid)
    return results


def fromfunction(function, shape, dtype=float):
    return function(*indices(shape, dtype))


def indices(dimensions, dtype=int):
    return stack(meshgrid(*[arange(n, dtype=dtype) for n in dimensions], indexing="ij"))


def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 2:
        return diagonal(v, k)
    size = len(v) + _abs(k)
    result = zeros((size, size), v.dtype)
    places = arange(len(v))
    result[places + _max(-k, 0), places + _max(k, 0)] = v
    return result


def diagonal(a, offset=0):
    rows, columns = _max(-offset, 0), _max(offset, 0)
    count = _max(_min(a.shape[0] - rows, a.shape[1] - columns), 0)
    places = arange(count)
    return a[places + rows, places + columns]


def fill_diagonal(a, val):
    places = arange(_min(*a.shape))
    a[places, places] = val


def trace(a, offset=0):
    return sum(diagonal(asarray(a), offset))


def tri(N, M=None, k=0, dtype=float):
    return array(arange(N)[:, None] + k >= arange(N if M is None else M), dtype)


def tril(m, k=0):
    m = asarray(m)
    return where(tri(m.shape[-2], m.shape[-1], k, bool), m, array(0, m.dtype))


def triu(m, k=0):
    m = asarray(m)
    return where(tri(m.shape[-2], m.shape[-1], k - 1, bool), array(0, m.dtype), m)


# Of each element


def _write(result, out):
    if out is None:
        return result
    out[...] = result
    return out


def _mapping(name):
    return lambda x, out=None, **options: _write(_support.array_map(name, x), out)


exp, exp2, expm1, log, log2, log10, log1p, sqrt, cbrt = [
    _mapping(name)
    for name in ("exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt")]
sin, cos, tan, arcsin, arccos, arctan = [
    _mapping(name) for name in ("sin", "cos", "tan", "arcsin", "arccos", "arctan")]
sinh, cosh, tanh, arcsinh, arccosh, arctanh = [
    _mapping(name) for name in ("sinh", "cosh", "tanh", "arcsinh", "arccosh", "arctanh")]
abs, negative, sign, square, reciprocal, sinc = [
    _mapping(name) for name in ("abs", "negative", "sign", "square", "reciprocal", "sinc")]
floor, ceil, trunc, rint, deg2rad, rad2deg = [
    _mapping(name) for name in ("floor", "ceil", "trunc", "rint", "deg2rad", "rad2deg")]
isnan, isinf, isfinite, logical_not, signbit = [
    _mapping(name) for name in ("isnan", "isinf", "isfinite", "logical_not", "signbit")]
absolute, fabs, fix, radians, degrees = abs, abs, trunc, deg2rad, rad2deg
asin, acos, atan = arcsin, arccos, arctan


def _combining(name):
    class combining:
        def __call__(self, x1, x2, out=None):
            return _write(_support.array_combine(name, x1, x2), out)

        def reduce(self, array, axis=0):
            return {"maximum": max, "minimum": min}[name](array, axis)

        def outer(self, a, b):
            return self(asarray(a)[..., None], b)
    return combining()


maximum, minimum, fmax, fmin, fmod, arctan2, hypot, copysign, logaddexp, heaviside = [
    _combining(name)
    for name in (
        "maximum", "minimum", "fmax", "fmin", "fmod", "arctan2", "hypot", "copysign", "logaddexp",
        "heaviside")]
logical_and, logical_or, logical_xor = [
    _combining(name) for name in ("logical_and", "logical_or", "logical_xor")]
atan2 = arctan2


def _operation(symbol):
    class operation:
        def __call__(self, x1, x2, out=None):
            return _write(_support.array_apply(symbol, x1, x2), out)

        def reduce(self, array, axis=0):
            return {"+": sum, "*": prod}[symbol](array, axis)

        def outer(self, a, b):
            return self(asarray(a)[..., None], b)

        def at(self, a, indices, b):
            values = asarray(b)
            for place, index in enumerate(indices):
                a[index] = self(a[index], values[place] if values.ndim else b)
    return operation()


add, subtract, multiply, divide, floor_divide, mod, power, matmul = [
    _operation(symbol) for symbol in ("+", "-", "*", "/", "//", "%", "**", "@")]
equal, not_equal, less, less_equal, greater, greater_equal = [
    _operation(symbol) for symbol in ("==", "!=", "<", "<=", ">", ">=")]
bitwise_and, bitwise_or, bitwise_xor = [_operation(symbol) for symbol in ("&", "|", "^")]
true_divide, remainder, pow, float_power = divide, mod, power, power


def round(a, decimals=0, out=None):
    a = asarray(a)
    if decimals == 0 or a.dtype == int:
        return rint(a)
    scale = 10.0 ** _abs(decimals)
    return rint(a * scale) / scale if decimals > 0 else rint(a / scale) * scale


around = round_ = round


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None):
    low, high = a_min if min is None else min, a_max if max is None else max
    result = a if low is None else maximum(a, low)
    return _write(result if high is None else minimum(result, high), out)


def where(condition, x=None, y=None):
    if x is None:
        return nonzero(condition)
    return _support.array_where(array(condition, bool), x, y)


def nan_to_num(x, nan=0.0, posinf=1.7976931348623157e308, neginf=-1.7976931348623157e308):
    x = where(isnan(x), nan, x)
    return where(isinf(x), where(asarray(x) > 0, posinf, neginf), x)


def conj(x):
    return x


real = conjugate = conj


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a, b = asarray(a), asarray(b)
    near = (abs(a - b) <= atol + rtol * abs(b)) & isfinite(b)
    result = logical_or(near, a == b)
    return logical_or(result, logical_and(isnan(a), isnan(b))) if equal_nan else result


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return all(isclose(a, b, rtol, atol, equal_nan))


def array_equal(a1, a2, equal_nan=False):
    a1, a2 = asarray(a1), asarray(a2)
    return a1.shape == a2.shape and all(a1 == a2)


# Along dimensions


def _reduction(name):
    def reduction(
        a, axis=None, dtype=None, out=None, keepdims=False, *, ddof=0, initial=None, where=None
    ):
        if where is not None:
            raise NotImplementedError(f"np.{name}(where=…) is not there: take a[mask] first")
        if not _support.is_array_data(a):
            a = array(a)
        if dtype is not None:
            a = array(a, dtype)
        return _write(_support.array_reduce(name, a, axis, keepdims, ddof), out)
    return reduction


_reduction_names = ["sum", "mean", "prod", "max", "min", "argmax", "argmin", "any", "all"]
sum, mean, prod, max, min, argmax, argmin, any, all = [
    _reduction(name) for name in _reduction_names]
amax, amin, product = max, min, prod
median, count_nonzero = _reduction("median"), _reduction("count")
_variance, _deviation = _reduction("variance"), _reduction("deviation")


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _variance(a, axis, dtype, out, keepdims, ddof=ddof)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _deviation(a, axis, dtype, out, keepdims, ddof=ddof)


def ptp(a, axis=None):
    return max(a, axis) - min(a, axis)


def average(a, axis=None, weights=None):
    if weights is None:
        return mean(a, axis)
    weights = asarray(weights)
    return sum(asarray(a) * weights, axis) / sum(weights, axis if weights.ndim > 1 else None)


def nansum(a, axis=None):
    return sum(where(isnan(a), 0.0, a), axis)


def nanmean(a, axis=None):
    return nansum(a, axis) / sum(logical_not(isnan(a)), axis)


def nanmax(a, axis=None):
    return max(where(isnan(a), -inf, a), axis)


def nanmin(a, axis=None):
    return min(where(isnan(a), inf, a), axis)


def _scan(name, a, axis):
    a = asarray(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    return _support.array_scan(name, a, axis)


def sort(a, axis=-1, kind=None):
    return _scan("sort", a, axis)


def argsort(a, axis=-1, kind=None):
    return _scan("argsort", a, axis)


def cumsum(a, axis=None):
    return _scan("cumsum", a, axis)


def cumprod(a, axis=None):
    return _scan("cumprod", a, axis)


def diff(a, n=1, axis=-1):
    a = moveaxis(asarray(a), axis, 0)
    for _ in range(n):
        a = a[1:] - a[:-1]
    return moveaxis(a, 0, axis)


def quantile(a, q, axis=None):
    a = asarray(a)
    if a.size == 0:
        raise IndexError("a quantile of nothing is not defined")
    q = asarray(q)
    if any(q < 0) or any(q > 1):
        raise ValueError("Quantiles must be in the range [0, 1]")
    rows = sort(a.reshape(-1) if axis is None else moveaxis(a, axis, 0), 0)
    places = q * (len(rows) - 1)
    low = array(floor(places), int)
    high = minimum(low + 1, len(rows) - 1)
    share = places - low
    if rows.ndim > 1 and q.ndim:
        share = share.reshape((-1,) + (1,) * (rows.ndim - 1))
    return rows[low] + (rows[high] - rows[low]) * share


def percentile(a, q, axis=None):
    return quantile(a, asarray(q) / 100, axis)


def apply_along_axis(function, axis, arr, *arguments):
    rows = moveaxis(asarray(arr), axis, -1)
    results = [function(row, *arguments) for row in rows.reshape(-1, rows.shape[-1])]
    return array(results).reshape(rows.shape[:-1] + asarray(results[0]).shape)


def vectorize(function):
    def vectorized(*arguments):
        whole = broadcast_arrays(*arguments)
        values = [function(*values) for values in zip(*[a.ravel().tolist() for a in whole])]
        return array(values).reshape(whole[0].shape)
    return vectorized


# Shapes


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
    return take(a, array(places, int), axis)


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
    return take(a, (arange(a.shape[axis]) - shift) % a.shape[axis], axis)


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


# Picking and finding


def take(a, indices, axis=None):
    a = asarray(a)
    if axis is None:
        return a.reshape(-1)[indices]
    return a[(slice(None),) * (axis % a.ndim) + (indices,)]


def take_along_axis(arr, indices, axis):
    places = list(meshgrid(*[arange(n) for n in indices.shape], indexing="ij"))
    places[axis] = indices
    return arr[tuple(places)]


def nonzero(a):
    a = array(a, bool)
    return tuple([places[a] for places in meshgrid(*[arange(n) for n in a.shape], indexing="ij")])


def flatnonzero(a):
    return nonzero(asarray(a).reshape(-1))[0]


def argwhere(a):
    return stack(nonzero(a), 1)


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
    ar = asarray(ar)
    if axis is not None:
        raise NotImplementedError("np.unique goes over all elements here: there is no axis")
    firsts, counts, values = {}, {}, ar.reshape(-1).tolist()
    for place, value in enumerate(values):
        firsts.setdefault(value, place)
        counts[value] = counts.get(value, 0) + 1
    known = sorted(firsts.keys())
    results = [array(known, ar.dtype)]
    if return_index:
        results.append(array([firsts[value] for value in known], int))
    if return_inverse:
        places = {value: place for place, value in enumerate(known)}
        results.append(array([places[value] for value in values], int).reshape(ar.shape))
    if return_counts:
        results.append(array([counts[value] for value in known], int))
    return results[0] if len(results) == 1 else tuple(results)


def isin(element, test_elements):
    known = set(asarray(test_elements).reshape(-1).tolist())
    element = asarray(element)
    found = [value in known for value in element.reshape(-1).tolist()]
    return array(found, bool).reshape(element.shape)


in1d = isin


def searchsorted(a, v, side="left"):
    a, v = asarray(a), asarray(v)
    below = a < v[..., None] if side == "left" else a <= v[..., None]
    return sum(below, -1)


def digitize(x, bins, right=False):
    return searchsorted(bins, x, "left" if right else "right")


def bincount(x, weights=None, minlength=0):
    values = asarray(x).tolist()
    if _any(value < 0 for value in values):
        raise ValueError("'list' argument must have no negative elements")
    counts = [0] * _max(_max([-1] + values) + 1, minlength)
    for place, value in enumerate(values):
        counts[value] += 1 if weights is None else weights[place]
    return array(counts, int if weights is None else float)


def histogram(a, bins=10, range=None, density=False):
    a = asarray(a).reshape(-1)
    if isinstance(bins, int):
        low, high = (min(a), max(a)) if range is None else range
        if low == high:
            low, high = low - 0.5, high + 0.5
        bins = linspace(low, high, bins + 1)
    edges = asarray(bins)
    places = searchsorted(edges, a, "right") - 1
    places = where(a == edges[-1], len(edges) - 2, places)
    inside = (places >= 0) & (places < len(edges) - 1)
    counts = bincount(places[inside], minlength=len(edges) - 1)
    return (counts / (sum(counts) * diff(edges)) if density else counts), edges


# Products


def dot(a, b, out=None):
    a, b = asarray(a), asarray(b)
    return a * b if not a.ndim or not b.ndim else a @ b


def vdot(a, b):
    return dot(asarray(a).reshape(-1), asarray(b).reshape(-1))


def inner(a, b):
    a, b = asarray(a), asarray(b)
    return a @ b if b.ndim < 2 else a @ swapaxes(b, -1, -2)


def outer(a, b, out=None):
    return asarray(a).reshape(-1, 1) * asarray(b).reshape(-1)


def kron(a, b):
    rank = ndim(a)
    a, b = atleast_2d(a), atleast_2d(b)
    product = a[:, None, :, None] * b[None, :, None, :]
    product = product.reshape(a.shape[0] * b.shape[0], a.shape[1] * b.shape[1])
    return product if rank > 1 else product[0]


def cross(a, b):
    a, b = asarray(a), asarray(b)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError("np.cross takes vectors of 3 numbers")
    (x, y, z), (u, v, w) = moveaxis(a, -1, 0), moveaxis(b, -1, 0)
    return stack([y * w - z * v, z * u - x * w, x * v - y * u], -1)


def cov(m, y=None, rowvar=True, ddof=1):
    rows = atleast_2d(m) if y is None else vstack([m, y])
    if not rowvar:
        rows = rows.T
    rows = rows - mean(rows, 1, keepdims=True)
    return squeeze(rows @ rows.T / (rows.shape[1] - ddof))


def corrcoef(x, y=None, rowvar=True):
    c = cov(x, y, rowvar)
    d = sqrt(diagonal(c))
    return c / outer(d, d)


def convolve(a, v, mode="full"):
    a, v = asarray(a), asarray(v)
    if len(v) > len(a):
        a, v = v, a
    if not len(v):
        raise ValueError("v cannot be empty")
    result = zeros(len(a) + len(v) - 1, (a[:1] * v[:1]).dtype)
    for place in range(len(v)):
        result[place:place + len(a)] += a * v[place]
    if mode == "full":
        return result
    cut = len(v) - 1
    if mode == "same":
        return result[cut // 2:cut // 2 + len(a)]
    return result[cut:len(a)]


# Curves


def polyfit(x, y, deg):
    from numpy.linalg import lstsq
    x = asarray(x, float)
    return lstsq(stack([x ** (deg - i) for i in range(deg + 1)], 1), y)[0]


def polyval(p, x):
    result = 0
    for coefficient in asarray(p).tolist():
        result = result * x + coefficient
    return result


class poly1d:
    """A polynomial, the coefficient of the highest power first."""

    def __init__(self, c_or_r):
        self.coeffs = self.c = self.coef = atleast_1d(c_or_r)

    @property
    def order(self):
        return len(self.c) - 1

    def __call__(self, x):
        return polyval(self.c, asarray(x) if _support.is_array_data(x) and ndim(x) else x)

    def __getitem__(self, power):
        return self.c[self.order - power] if 0 <= power <= self.order else 0

    def __len__(self):
        return self.order

    def deriv(self):
        return poly1d(self.c[:-1] * arange(self.order, 0, -1) if self.order else [0])

    def __repr__(self):
        return "poly1d(" + repr(self.c)[6:]


def interp(x, xp, fp):
    x, xp, fp = asarray(x), asarray(xp), asarray(fp)
    place = clip(searchsorted(xp, x, "right") - 1, 0, len(xp) - 2)
    slope = (fp[place + 1] - fp[place]) / (xp[place + 1] - xp[place])
    return fp[place] + slope * (clip(x, xp[0], xp[-1]) - xp[place])


def trapezoid(y, x=None, dx=1.0):
    y = asarray(y)
    return sum((dx if x is None else diff(x)) * (y[1:] + y[:-1]) / 2.0)


trapz = trapezoid


def gradient(f, *spacing):
    f = asarray(f)
    step = spacing[0] if spacing else 1.0
    x = arange(len(f)) * step if ndim(step) == 0 else asarray(step)
    before, after = diff(x)[:-1], diff(x)[1:]
    inside = (
        before ** 2 * f[2:] + (after ** 2 - before ** 2) * f[1:-1] - after ** 2 * f[:-2]
    ) / (before * after * (before + after))
    ends = [(f[1] - f[0]) / (x[1] - x[0]), (f[-1] - f[-2]) / (x[-1] - x[-2])]
    return concatenate([ends[:1], inside, ends[1:]])


# Between brackets


class _Columns:
    def __getitem__(self, key):
        return column_stack([_range(part) for part in (key if isinstance(key, tuple) else (key,))])


class _Rows:
    def __getitem__(self, key):
        parts = key if isinstance(key, tuple) else (key,)
        return concatenate([atleast_1d(_range(part)) for part in parts])


class _Grid:
    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return _range(key)
        return stack(meshgrid(*[_range(part) for part in key], indexing="ij"))


def _range(part):
    if not isinstance(part, slice):
        return part
    return arange(part.start or 0, part.stop, 1 if part.step is None else part.step)


c_, r_, mgrid = _Columns(), _Rows(), _Grid()


# Settings


def set_printoptions(
    precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **others
):
    if threshold is not None and threshold == inf:
        threshold = 1000000
    _support.array_options(precision, threshold, edgeitems, linewidth, suppress)


def array2string(a, **options):
    return str(a)


def array_repr(a):
    return repr(a)


class errstate:
    def __init__(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        pass


def seterr(**options):
    return {}


def isscalar(element):
    return isinstance(element, (int, float, bool, str))


def may_share_memory(a, b):
    return a is b


shares_memory = may_share_memory
