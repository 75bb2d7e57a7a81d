"""Arrays as sets of their elements."""

from numpy._making import asarray
from numpy._along import sort
from numpy._shapes import concatenate
from numpy._picking import isin, unique


def union1d(ar1, ar2):
    return unique(concatenate((asarray(ar1).ravel(), asarray(ar2).ravel())))


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    first = unique(ar1)
    return first[isin(first, ar2)]


def setdiff1d(ar1, ar2, assume_unique=False):
    first = asarray(ar1).ravel() if assume_unique else unique(ar1)
    return first[~isin(first, ar2)]


def setxor1d(ar1, ar2, assume_unique=False):
    return sort(concatenate((setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))))
