"""What is made of a table: others, and numbers of its columns."""

import numpy as np
from pandas._index import Index, is_missing
from pandas._series import Series


class Making:
    def dropna(self, inplace=False, **options):
        places = [place for place, row in enumerate(self._rows())
                  if not any([is_missing(value) for value in row])]
        return self._or_self(self._taken(places, False), inplace)

    def fillna(self, value, inplace=False):
        return self._or_self(self._each(lambda series: series.fillna(
            value[series.name] if isinstance(value, (dict, Series)) else value)), inplace)

    def rename(self, columns=None, inplace=False, **options):
        names = {name: (columns or {}).get(name, name) for name in self._data}
        return self._or_self(type(self)(
            {names[name]: series for name, series in self._data.items()}, self.index), inplace)

    def reset_index(self, drop=False, inplace=False):
        data = {} if drop else {"index": self.index.tolist()}
        for name, series in self._data.items():
            data[name] = series._data
        return self._or_self(type(self)(data), inplace)

    def set_index(self, name, **options):
        return type(self)({other: series._data for other, series in self._data.items()
                          if other != name}, self._data[name].tolist())

    def sort_values(self, by, ascending=True, **options):
        names = by if isinstance(by, list) else [by]
        keys = list(zip(*[self._data[name].tolist() for name in names]))
        order = sorted(range(len(keys)), key=lambda row: keys[row], reverse=not ascending)
        return self._taken(order, False)

    def copy(self, deep=True):
        return self._each(lambda series: series.copy())

    def astype(self, dtype):
        if isinstance(dtype, dict):
            return self._each(
                lambda s: s.astype(dtype[s.name]) if s.name in dtype else s)
        return self._each(lambda series: series.astype(dtype))

    def select_dtypes(self, include=None, exclude=None):
        texts = include in ("object", ["object"]) or exclude in ("number", ["number"])
        return type(self)({name: series for name, series in self._data.items()
                          if (series.dtype == "object") == texts}, self.index)

    def iterrows(self):
        return iter([(label, self.iloc[place]) for place, label in enumerate(self.index)])

    def itertuples(self, index=True, name="Pandas"):
        from collections import namedtuple
        kind = namedtuple(name, (["Index"] if index else []) + list(self._data))
        return iter([kind(*([label] if index else []), *row)
                     for label, row in zip(self.index, self._rows())])

    def items(self):
        return list(self._data.items())

    def to_dict(self, orient="dict"):
        if orient == "records":
            return [dict(zip(self._data, row)) for row in self._rows()]
        if orient == "list":
            return {name: series.tolist() for name, series in self._data.items()}
        return {name: dict(series.items()) for name, series in self._data.items()}

    def apply(self, function, axis=0, **options):
        if axis in (1, "columns"):
            return Series([function(row) for _, row in self.iterrows()], self.index)
        made = {name: function(series) for name, series in self._data.items()}
        if made and isinstance(list(made.values())[0], Series):
            return type(self)(made, self.index)
        return Series(made)

    def _each(self, function):
        return type(self)({name: function(series) for name, series in self._data.items()},
                         self.index)

    def _numbers(self):
        return {name: series for name, series in self._data.items() if series.dtype != "object"}

    def _reduced(self, name, axis, **options):
        numbers = self._numbers()
        if axis in (1, "columns"):
            rows = zip(*[series.tolist() for series in numbers.values()])
            return Series([getattr(Series(list(row)), name)(**options) for row in rows],
                          self.index)
        return Series([getattr(series, name)(**options) for series in numbers.values()],
                      list(numbers))

    def mean(self, axis=0, **options):
        return self._reduced("mean", axis)

    def std(self, axis=0, ddof=1, **options):
        return self._reduced("std", axis, ddof=ddof)

    def var(self, axis=0, ddof=1, **options):
        return self._reduced("var", axis, ddof=ddof)

    def sum(self, axis=0, **options):
        return self._reduced("sum", axis)

    def min(self, axis=0, **options):
        return self._reduced("min", axis)

    def max(self, axis=0, **options):
        return self._reduced("max", axis)

    def median(self, axis=0, **options):
        return self._reduced("median", axis)

    def count(self):
        return Series([series.count() for series in self._data.values()], list(self._data))

    def nunique(self):
        return Series([series.nunique() for series in self._data.values()], list(self._data))

    def abs(self):
        return self._each(lambda series: series.abs())

    def round(self, decimals=0):
        return self._each(lambda s: s if s.dtype == "object" else s.round(decimals))

    def isna(self):
        return self._each(lambda series: series.isna())

    isnull = isna

    def corr(self):
        numbers = self._numbers()
        table = np.corrcoef(np.stack([series._data for series in numbers.values()]))
        return type(self)(table, list(numbers), list(numbers))

    def describe(self):
        return type(self)({name: series.describe() for name, series in self._numbers().items()})

    def _with(self, other, operation):
        made = {}
        for place, (name, series) in enumerate(self._data.items()):
            part = other
            if isinstance(other, Making):
                part = other[name]
            elif isinstance(other, Series):
                part = other[name]
            elif hasattr(other, "shape") and len(other.shape) == 1:
                part = other[place]
            made[name] = operation(series, part)
        return type(self)(made, self.index)

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    __radd__, __rmul__ = __add__, __mul__

    def __truediv__(self, other):
        return self._with(other, lambda a, b: a / b)

    def __eq__(self, other):
        return self._with(other, lambda a, b: a == b)

    def __gt__(self, other):
        return self._with(other, lambda a, b: a > b)

    def __lt__(self, other):
        return self._with(other, lambda a, b: a < b)

    def info(self, **options):
        from pandas._text import info_text
        print(info_text(self))

    def plot(self, *args, **options):
        pass

    hist = plot

    def to_string(self, index=True, header=True, **options):
        from pandas._text import frame_text
        return frame_text(self, index, header, None)

    def to_csv(self, path=None, *args, **options):
        if path is not None:
            return None
        rows = [[""] + [str(name) for name in self._data]]
        rows += [[str(label)] + [str(value) for value in row]
                 for label, row in zip(self.index, self._rows())]
        return "".join([",".join(row) + "\n" for row in rows])
