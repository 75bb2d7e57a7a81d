"""Sums, orders and other functions along the dimensions of an array."""

import numpy as _np
import _support
from numpy._kinds import inf
from numpy._making import array, asarray
from numpy._elementwise import _write, floor, isnan, logical_not, minimum, where


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
    a = _np.moveaxis(asarray(a), axis, 0)
    for _ in range(n):
        a = a[1:] - a[:-1]
    return _np.moveaxis(a, 0, axis)


def quantile(a, q, axis=None):
    a = asarray(a)
    if a.size == 0:
        raise IndexError("a quantile of nothing is not defined")
    q = asarray(q)
    if any(q < 0) or any(q > 1):
        raise ValueError("Quantiles must be in the range [0, 1]")
    rows = sort(a.reshape(-1) if axis is None else _np.moveaxis(a, axis, 0), 0)
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
    rows = _np.moveaxis(asarray(arr), axis, -1)
    results = [function(row, *arguments) for row in rows.reshape(-1, rows.shape[-1])]
    return array(results).reshape(rows.shape[:-1] + asarray(results[0]).shape)


def vectorize(function):
    def vectorized(*arguments):
        whole = _np.broadcast_arrays(*arguments)
        values = [function(*values) for values in zip(*[a.ravel().tolist() for a in whole])]
        return array(values).reshape(whole[0].shape)
    return vectorized


def _known(a):
    """The numbers of an array that are some."""
    a = asarray(a)
    return a[~isnan(a)]


def _each_known(function):
    """A function of all numbers but those that are none, of an array or along a dimension."""
    def of_known(a, axis=None, **options):
        if axis is None:
            return function(_known(a), **options)
        return apply_along_axis(lambda line: function(_known(line), **options), axis, asarray(a))
    return of_known


nanstd, nanvar, nanprod = _each_known(std), _each_known(var), _each_known(prod)
nanmedian = _each_known(median)
nanquantile, nanpercentile = _each_known(quantile), _each_known(percentile)


def nanargmax(a, axis=None):
    return argmax(where(isnan(a), -inf, a), axis)


def nanargmin(a, axis=None):
    return argmin(where(isnan(a), inf, a), axis)


def partition(a, kth, axis=-1):
    return sort(a, axis)


def argpartition(a, kth, axis=-1):
    return argsort(a, axis)


def lexsort(keys, axis=-1):
    columns = [asarray(key).tolist() for key in reversed(list(keys))]
    rows = list(zip(*columns))
    return array(sorted(range(len(rows)), key=lambda row: rows[row]))
