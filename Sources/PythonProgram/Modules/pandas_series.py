"""Columns: values with labels."""

import numpy as np
from pandas._index import Index, Texts, cast, is_missing, is_text
from pandas._operators import Operators


class Series(Operators):
    """Values of one kind, with a label each; texts are a list, all else is an array."""

    def __init__(self, data=(), index=None, dtype=None, name=None):
        if isinstance(data, Series):
            index, name = index or data.index, name or data.name
            data = data._data
        elif isinstance(data, dict):
            index, data = list(data.keys()), list(data.values())
        elif isinstance(data, (int, float, str)):
            data = [data] * (1 if index is None else len(index))
        if isinstance(data, Texts) or not isinstance(data, (list, tuple, np.ndarray)):
            data = data.tolist() if hasattr(data, "tolist") else list(data)
        if isinstance(data, (list, tuple)):
            data = list(data)
            if not is_text(data):
                data = np.array([float("nan") if value is None else value for value in data])
        self._data = data if dtype is None else cast(data, dtype)
        self.index = Index(range(len(data))) if index is None else (
            index if isinstance(index, Index) else Index(index))
        self.name = name

    def _like(self, data):
        return Series(data, self.index, name=self.name)

    @property
    def values(self):
        return Texts(self._data) if isinstance(self._data, list) else self._data

    def to_numpy(self, dtype=None):
        return self.values if dtype is None else cast(self._data, dtype)

    def __array__(self, dtype=None):
        return self.to_numpy(dtype)

    @property
    def dtype(self):
        return "object" if isinstance(self._data, list) else self._data.dtype

    @property
    def shape(self):
        return (len(self._data),)

    @property
    def size(self):
        return len(self._data)

    ndim = 1

    def tolist(self):
        return list(self._data) if isinstance(self._data, list) else self._data.tolist()

    to_list = tolist

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self.tolist())

    def items(self):
        return list(zip(self.index, self.tolist()))

    def _take(self, places):
        if isinstance(self._data, list):
            data = [self._data[place] for place in places]
        else:
            data = self._data[np.array(places, dtype=int)]
        return Series(data, [self.index[place] for place in places], name=self.name)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._take(list(range(len(self)))[key])
        places = chosen(key)
        if places is not None:
            return self._take(places)
        if isinstance(key, list):
            return self._take([self.index.get_loc(label) for label in key])
        if key not in self.index:
            raise KeyError(key)
        return self._data[self.index.get_loc(key)]

    def __setitem__(self, key, value):
        places = chosen(key)
        for place in [self.index.get_loc(key)] if places is None else places:
            self._data[place] = value

    @property
    def iloc(self):
        from pandas._places import Places
        return Places(lambda rows, single: self._data[rows[0]] if single else self._take(rows),
                      len(self))

    @property
    def loc(self):
        return self

    def astype(self, dtype):
        return self._like(cast(self._data, dtype))

    def map(self, function):
        if isinstance(function, dict):
            table = function
            return self._like([table.get(value) for value in self.tolist()])
        return self._like([function(value) for value in self.tolist()])

    apply = map

    def replace(self, old, new=None):
        table = old if isinstance(old, dict) else {old: new}
        return self._like([table.get(value, value) for value in self.tolist()])

    def unique(self):
        found = list(dict.fromkeys(self.tolist()))
        return Texts(found) if isinstance(self._data, list) else np.array(found)

    def nunique(self):
        return len(dict.fromkeys(self.tolist()))

    def value_counts(self, normalize=False, **options):
        counts = {}
        for value in self.tolist():
            counts[value] = counts.get(value, 0) + 1
        order = sorted(counts, key=lambda value: -counts[value])
        numbers = [counts[value] / len(self) if normalize else counts[value] for value in order]
        return Series(numbers, order, name="proportion" if normalize else "count")

    def isin(self, values):
        return self._like(np.array([value in values for value in self.tolist()]))

    def isna(self):
        return self._like(np.array([is_missing(value) for value in self.tolist()]))

    isnull = isna

    def notna(self):
        return self._like(np.array([not is_missing(value) for value in self.tolist()]))

    notnull = notna

    def fillna(self, value):
        return self._like([value if is_missing(old) else old for old in self.tolist()])

    def dropna(self):
        return self[self.notna()]

    def _known(self):
        if isinstance(self._data, list):
            raise TypeError("a column of texts has no numbers")
        data = self._data
        return data[~np.isnan(data)] if data.dtype == float else data

    def sum(self):
        return self._known().sum()

    def mean(self):
        return self._known().mean()

    def std(self, ddof=1):
        return self._known().std(ddof=ddof)

    def var(self, ddof=1):
        return self._known().var(ddof=ddof)

    def min(self):
        return min(self._data) if isinstance(self._data, list) else self._known().min()

    def max(self):
        return max(self._data) if isinstance(self._data, list) else self._known().max()

    def median(self):
        return self.quantile(0.5)

    def quantile(self, q=0.5):
        return np.quantile(self._known(), q)

    def count(self):
        return len(self.dropna())

    def any(self):
        return any(self.tolist())

    def all(self):
        return all(self.tolist())

    def idxmax(self):
        return self.index[int(np.argmax(self._data))]

    def idxmin(self):
        return self.index[int(np.argmin(self._data))]

    def abs(self):
        return self._like(np.abs(self._data))

    def round(self, decimals=0):
        return self._like(np.round(self._data, decimals))

    def cumsum(self):
        return self._like(np.cumsum(self._data))

    def head(self, n=5):
        return self[:n]

    def tail(self, n=5):
        return self[-n:] if n else self[:0]

    def sort_values(self, ascending=True, **options):
        values = self.tolist()
        order = sorted(range(len(values)), key=lambda i: values[i], reverse=not ascending)
        return self._take(order)

    def reset_index(self, drop=False):
        return Series(self._data, name=self.name)

    def copy(self, deep=True):
        return self._like(list(self._data) if isinstance(self._data, list) else self._data.copy())

    def to_frame(self, name=None):
        from pandas._frame import DataFrame
        return DataFrame({self.name if name is None else name: self})

    def plot(self, *args, **options):
        pass

    hist = plot

    def describe(self):
        labels = ["count", "mean", "std", "min", "25%", "50%", "75%", "max"]
        numbers = [float(self.count()), self.mean(), self.std(), self.min(), self.quantile(0.25),
                   self.quantile(0.5), self.quantile(0.75), self.max()]
        return Series([float(number) for number in numbers], labels, name=self.name)

    def __repr__(self):
        from pandas._text import series_text
        return series_text(self)


def chosen(key):
    """The places where a mask is true; None for what is no mask."""
    if isinstance(key, (Series, np.ndarray)) or isinstance(key, list) and key and all(
            [isinstance(value, bool) for value in key]):
        values = key.tolist()
        if values and isinstance(values[0], bool):
            return [place for place, value in enumerate(values) if value]
        return None if isinstance(key, Series) else values
    return None


def isna(value):
    return value.isna() if hasattr(value, "isna") else is_missing(value)


def notna(value):
    return value.notna() if hasattr(value, "notna") else not is_missing(value)


isnull, notnull = isna, notna
