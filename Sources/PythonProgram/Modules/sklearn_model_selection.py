"""Data in two parts, to learn from and to test with."""

import math
import numpy as np
from sklearn.utils import _count, _take, check_random_state


def _size(wanted, count, rounded, name):
    """How many rows a part has: a share of all, or a number."""
    if wanted is None or not isinstance(wanted, (int, float)):
        return wanted
    if isinstance(wanted, float):
        if not 0 < wanted < 1:
            raise ValueError(
                f"{name}={wanted} should be either positive and smaller than the number of samples"
                f" {count} or a float in the (0, 1) range")
        return rounded(wanted * count)
    return wanted


def _sizes(count, test_size, train_size, default=0.25):
    if test_size is None and train_size is None:
        test_size = default
    n_test = _size(test_size, count, math.ceil, "test_size")
    n_train = _size(train_size, count, math.floor, "train_size")
    n_train = count - n_test if n_train is None else n_train
    n_test = count - n_train if n_test is None else n_test
    if n_train + n_test > count:
        raise ValueError(
            f"The sum of train_size and test_size = {n_train + n_test}, should be smaller than the"
            f" number of samples {count}. Reduce test_size and/or train_size.")
    if n_train <= 0:
        raise ValueError(
            f"With n_samples={count}, test_size={test_size} and train_size={train_size}, the "
            "resulting train set will be empty. Adjust any of the aforementioned parameters.")
    return n_train, n_test


def _shares(counts, drawn, generator):
    """How many of each class are drawn, as near to their shares as whole numbers are."""
    exact = counts / counts.sum() * drawn
    floored = np.floor(exact)
    missing = int(drawn - floored.sum())
    rest = exact - floored
    for value in np.unique(rest)[::-1] if missing > 0 else []:
        places = np.flatnonzero(rest == value)
        added = min(len(places), missing)
        places = generator.choice(places, size=added, replace=False)
        floored[places] += 1
        missing -= added
        if missing == 0:
            break
    return floored.astype(int)


def _stratified(labels, n_train, n_test, generator):
    classes, places, counts = np.unique(
        np.asarray(labels), return_inverse=True, return_counts=True)
    if counts.min() < 2:
        raise ValueError(
            "The least populated classes in y have only 1 member, which is too few. The minimum "
            "number of groups for any class cannot be less than 2.")
    trained = _shares(counts, n_train, generator)
    tested = _shares(counts - trained, n_test, generator)
    train, test = [], []
    for i in range(len(classes)):
        order = generator.permutation(int(counts[i]))
        rows = np.flatnonzero(places == i)[order].tolist()
        n = int(trained[i])
        train += rows[:n]
        test += rows[n:n + int(tested[i])]
    return generator.permutation(train), generator.permutation(test)


def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True,
                     stratify=None):
    count = _count(arrays)
    n_train, n_test = _sizes(count, test_size, train_size)
    if not shuffle:
        if stratify is not None:
            raise ValueError("Stratified train/test split is not implemented for shuffle=False")
        train, test = np.arange(n_train), np.arange(n_train, n_train + n_test)
    elif stratify is None:
        order = check_random_state(random_state).permutation(count)
        test, train = order[:n_test], order[n_test:n_test + n_train]
    else:
        train, test = _stratified(stratify, n_train, n_test, check_random_state(random_state))
    return [part for array in arrays for part in (_take(array, train), _take(array, test))]


class KFold:
    def __init__(self, n_splits=5, *, shuffle=False, random_state=None):
        self.n_splits, self.shuffle, self.random_state = n_splits, shuffle, random_state

    def get_n_splits(self, X=None, y=None, groups=None):
        return self.n_splits

    def split(self, X, y=None, groups=None):
        count = len(X)
        if self.n_splits > count:
            raise ValueError(
                f"Cannot have number of splits n_splits={self.n_splits} greater than the number of"
                f" samples: n_samples={count}.")
        order = np.arange(count)
        if self.shuffle:
            check_random_state(self.random_state).shuffle(order)
        start = 0
        for i in range(self.n_splits):
            stop = start + count // self.n_splits + (i < count % self.n_splits)
            held = np.zeros(count, dtype=bool)
            held[order[start:stop]] = True
            yield np.flatnonzero(~held), np.flatnonzero(held)
            start = stop
