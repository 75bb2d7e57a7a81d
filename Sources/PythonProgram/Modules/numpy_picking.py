"""Elements that are picked and found."""

from numpy._kinds import _any, _max
from numpy._making import arange, array, asarray, linspace, meshgrid
from numpy._elementwise import where
from numpy._along import diff, max, min, sum
from numpy._shapes import atleast_1d, column_stack, concatenate, stack


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


class _Slices:
    def __getitem__(self, key):
        return key


s_ = index_exp = _Slices()


def extract(condition, arr):
    return asarray(arr).ravel()[array(condition, bool).ravel()]


def choose(a, choices):
    choices = [asarray(choice) for choice in choices]
    result = choices[0]
    for place in range(1, len(choices)):
        result = where(asarray(a) == place, choices[place], result)
    return result


def put(a, ind, v):
    flat = a.reshape(-1)
    flat[array(ind)] = v
    a[...] = flat.reshape(a.shape)


def place(arr, mask, vals):
    places = flatnonzero(mask)
    values = asarray(vals).ravel()
    put(arr, places, values[arange(len(places)) % len(values)])


def put_along_axis(arr, indices, values, axis):
    indices = asarray(indices)
    grid = list(meshgrid(*[arange(extent) for extent in indices.shape], indexing="ij"))
    grid[axis] = indices
    arr[tuple(grid)] = values


class _OpenGrid:
    def __getitem__(self, key):
        lines = [_range(part) for part in (key if isinstance(key, tuple) else (key,))]
        rank = len(lines)
        return [line.reshape([-1 if place == other else 1 for other in range(rank)])
                for place, line in enumerate(lines)]


ogrid = _OpenGrid()
