"""Data brought to a scale, or into numbers, before a network learns from it."""

import numpy as np


class _Transformer:
    def fit_transform(self, X, y=None, **options):
        return self.fit(X, y).transform(X)


def _rows(X):
    X = np.asarray(X)
    X = X if X.dtype == np.float32 else X.astype(float)
    if X.ndim != 2:
        raise ValueError(
            f"Expected 2D array, got {X.ndim}D array instead. Reshape your data either using "
            "array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if it "
            "contains a single sample.")
    return X


def _nonzero(scale):
    return np.where(scale == 0, 1.0, scale)


class StandardScaler(_Transformer):
    def __init__(self, *, copy=True, with_mean=True, with_std=True):
        self.with_mean, self.with_std = with_mean, with_std

    def fit(self, X, y=None, sample_weight=None):
        X = _rows(X)
        self.n_samples_seen_, self.n_features_in_ = X.shape
        self.mean_ = X.mean(axis=0) if self.with_mean else None
        self.var_ = X.var(axis=0) if self.with_std else None
        self.scale_ = _nonzero(np.sqrt(self.var_)) if self.with_std else None
        return self

    def transform(self, X, copy=None):
        X = _rows(X)
        X = X - self.mean_ if self.with_mean else X
        return X / self.scale_ if self.with_std else X

    def inverse_transform(self, X, copy=None):
        X = _rows(X)
        X = X * self.scale_ if self.with_std else X
        return X + self.mean_ if self.with_mean else X


class MinMaxScaler(_Transformer):
    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False):
        self.feature_range, self.clip = feature_range, clip

    def fit(self, X, y=None):
        X = _rows(X)
        low, high = self.feature_range
        self.data_min_, self.data_max_ = X.min(axis=0), X.max(axis=0)
        self.data_range_ = self.data_max_ - self.data_min_
        self.scale_ = (high - low) / _nonzero(self.data_range_)
        self.min_ = low - self.data_min_ * self.scale_
        return self

    def transform(self, X):
        X = _rows(X) * self.scale_ + self.min_
        return np.clip(X, *self.feature_range) if self.clip else X

    def inverse_transform(self, X):
        return (_rows(X) - self.min_) / self.scale_


class OneHotEncoder(_Transformer):
    """Columns of zeros and ones, as an array: what is sparse elsewhere is dense here."""

    def __init__(self, *, categories="auto", sparse_output=True, dtype=float, **options):
        self.dtype = dtype

    def fit(self, X, y=None):
        columns = list(zip(*(X.tolist() if hasattr(X, "tolist") else X)))
        self._values = [sorted(set(column)) for column in columns]
        numbers = all([not isinstance(v, str) for values in self._values for v in values])
        self.categories_ = [np.array(v) for v in self._values] if numbers else self._values
        return self

    def transform(self, X):
        rows = X.tolist() if hasattr(X, "tolist") else X
        return _Dense([
            [float(value == known) for value, values in zip(row, self._values) for known in values]
            for row in rows], self.dtype)


class _Dense(np.ndarray):
    def __init__(self, rows, dtype):
        self._t = np.array(rows, dtype=dtype)._t

    def toarray(self):
        return np.array(self)

    todense = toarray


class LabelEncoder(_Transformer):
    def fit(self, y, unused=None):
        self._values = sorted(set(y.tolist() if hasattr(y, "tolist") else y))
        texts = any([isinstance(value, str) for value in self._values])
        self.classes_ = self._values if texts else np.array(self._values)
        return self

    def transform(self, y):
        places = {value: place for place, value in enumerate(self._values)}
        y = y.tolist() if hasattr(y, "tolist") else list(y)
        unseen = [value for value in y if value not in places]
        if unseen:
            raise ValueError(f"y contains previously unseen labels: {unseen}")
        return np.array([places[value] for value in y])

    def inverse_transform(self, y):
        return [self._values[int(place)] for place in y]


class LabelBinarizer(LabelEncoder):
    def transform(self, y):
        places = LabelEncoder.transform(self, y)
        if len(self._values) <= 2:
            return places.reshape(-1, 1)
        return np.eye(len(self._values), dtype=int)[places]


class PolynomialFeatures(_Transformer):
    def __init__(self, degree=2, *, interaction_only=False, include_bias=True):
        self.degree, self.bias, self.only = degree, include_bias, interaction_only

    def fit(self, X, y=None):
        from itertools import combinations, combinations_with_replacement
        combined = combinations if self.only else combinations_with_replacement
        columns = range(_rows(X).shape[1])
        self._terms = [term for degree in range(0 if self.bias else 1, self.degree + 1)
                       for term in combined(columns, degree)]
        return self

    def transform(self, X):
        X = _rows(X)
        columns = []
        for term in self._terms:
            column = np.ones(len(X))
            for place in term:
                column = column * X[:, place]
            columns.append(column)
        return np.stack(columns, axis=1)


def scale(X, axis=0, **options):
    return StandardScaler().fit_transform(X)


def minmax_scale(X, feature_range=(0, 1), **options):
    return MinMaxScaler(feature_range).fit_transform(X)


def normalize(X, norm="l2", *, axis=1, **options):
    X = _rows(X)
    if norm == "l2":
        lengths = np.sqrt((X * X).sum(axis=axis, keepdims=True))
    else:
        lengths = np.abs(X)
        lengths = (lengths.sum if norm == "l1" else lengths.max)(axis=axis, keepdims=True)
    return X / _nonzero(lengths)
