"""Functions that statistics and networks know by these names."""

import math
import numpy as np


def expit(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float))) if np.ndim(x) else 1 / (1 + np.exp(-x))


def logit(x):
    return np.log(x) - np.log1p(-x)


def softmax(x, axis=None):
    shifted = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return shifted / np.sum(shifted, axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    shifted = x - np.max(x, axis=axis, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))


def logsumexp(a, axis=None, keepdims=False):
    most = np.max(a, axis=axis, keepdims=True)
    result = np.log(np.sum(np.exp(a - most), axis=axis, keepdims=True)) + most
    if keepdims:
        return result
    return np.squeeze(result, axis=axis) if axis is not None else result.ravel()[0]


def _each(function):
    def of_each(x):
        return np.vectorize(function)(x) if np.ndim(x) else np.float64(function(float(x)))
    return of_each


erf, erfc, gamma, gammaln = _each(math.erf), _each(math.erfc), _each(math.gamma), _each(math.lgamma)


def xlogy(x, y):
    return np.where(np.asarray(x) == 0, 0.0, x * np.log(np.where(np.asarray(x) == 0, 1.0, y)))


def comb(N, k, exact=False, repetition=False):
    return math.comb(N, k) if exact else np.float64(math.comb(N, k))


def factorial(n, exact=False):
    return math.factorial(n) if exact else np.float64(math.factorial(n))
