"""Tables: columns of the same length, and labels for their rows."""

import numpy as np
from pandas._series import Index, Series, chosen, is_missing, is_text


class Places:
    """`iloc`: rows, and columns, by where they stand."""

    def __init__(self, take, count, columns=None):
        self._take, self._count, self._columns = take, count, columns

    def _places(self, key, count):
        """The places that a key means, and whether it is one alone."""
        if isinstance(key, slice):
            return list(range(count))[key], False
        if isinstance(key, (int, np.integer)):
            if not -count <= key < count:
                raise IndexError("single positional indexer is out-of-bounds")
            return [int(key) % count], True
        places = chosen(key)
        if places is None:
            places = [int(place) for place in key]
        return [place % count if place < 0 else place for place in places], False

    def __getitem__(self, key):
        if self._columns is None or not isinstance(key, tuple):
            return self._take(*self._places(key, self._count))
        rows, one_row = self._places(key[0], self._count)
        columns, one_column = self._places(key[1], self._columns)
        return self._take(rows, one_row, columns, one_column)


class Labels:
    """`loc`: rows, and columns, by their labels."""

    def __init__(self, frame):
        self._frame = frame

    def _places(self, key, index):
        labels = index.tolist()
        if isinstance(key, slice):
            start = 0 if key.start is None else labels.index(key.start)
            # With its end, which is a label too.
            stop = len(labels) if key.stop is None else labels.index(key.stop) + 1
            return list(range(start, stop))[::key.step], False
        if isinstance(key, (list, tuple, np.ndarray, Series, Index)):
            places = chosen(key) if not isinstance(key, (tuple, Index)) else None
            if places is not None and isinstance(key.tolist()[0] if hasattr(key, "tolist")
                                                 else key[0], bool):
                return places, False
            return [labels.index(label) for label in key], False
        if key not in labels:
            raise KeyError(key)
        return [labels.index(key)], True

    def _both(self, key):
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        return self._places(rows, self._frame.index), self._places(columns, self._frame.columns)

    def __getitem__(self, key):
        rows, columns = self._both(key)
        return self._frame._taken(*rows, *columns)

    def __setitem__(self, key, value):
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        if isinstance(columns, str) and columns not in self._frame.columns:
            self._frame[columns] = value if isinstance(rows, slice) else float("nan")
        (rows, _), (columns, _) = self._both(key)
        for column in columns:
            data = self._frame[self._frame.columns[column]]._data
            for row in rows:
                data[row] = value


class DataFrame:
    def __init__(self, data=None, index=None, columns=None, dtype=None):
        if isinstance(data, DataFrame):
            index = data.index if index is None else index
            data = data._data
        made = {}
        if data is None:
            data = {}
        if isinstance(data, list) and data and isinstance(data[0], dict):
            names = list(dict.fromkeys([name for row in data for name in row]))
            data = {name: [row.get(name) for row in data] for name in names}
        if isinstance(data, dict):
            count = max([len(value) for value in data.values()
                         if not isinstance(value, (str, int, float))] + [0])
            for name, value in data.items():
                if isinstance(value, Series) and index is None and not value.index.is_range:
                    index = value.index
                if isinstance(value, (str, int, float)):
                    value = [value] * (count if index is None else len(index))
                made[name] = value
            if columns is not None:
                made = {name: made[name] for name in columns}
        else:
            if hasattr(data, "tolist") and len(data.shape) == 2:
                array = np.asarray(data)
                parts = [array[:, place] for place in range(array.shape[1])]
            elif hasattr(data, "tolist"):
                parts = [np.asarray(data)]
            else:
                rows = [row if isinstance(row, (list, tuple)) else list(row) if hasattr(
                    row, "__iter__") else [row] for row in data]
                parts = [list(part) for part in zip(*rows)]
            names = range(len(parts)) if columns is None else columns
            made = dict(zip(names, parts))
        lengths = [len(value) for value in made.values()]
        if len(set(lengths)) > 1:
            raise ValueError("All arrays must be of the same length")
        count = lengths[0] if lengths else 0 if index is None else len(index)
        self.index = Index(range(count)) if index is None else (
            index if isinstance(index, Index) else Index(index))
        self._data = {}
        for name, value in made.items():
            self._data[name] = Series(
                value._data if isinstance(value, Series) else value, self.index, dtype, name)

    # What it is

    @property
    def columns(self):
        return Index(self._data.keys())

    @columns.setter
    def columns(self, names):
        self._data = dict(zip(names, self._data.values()))
        for name, series in self._data.items():
            series.name = name

    @property
    def shape(self):
        return (len(self.index), len(self._data))

    @property
    def size(self):
        return len(self.index) * len(self._data)

    ndim = 2

    @property
    def empty(self):
        return self.size == 0

    @property
    def dtypes(self):
        return Series([str(series.dtype) for series in self._data.values()], self.columns)

    @property
    def values(self):
        parts = [series._data for series in self._data.values()]
        if any([isinstance(part, list) for part in parts]):
            return [list(row) for row in self._rows()]
        return np.stack(parts, axis=1) if parts else np.zeros((len(self.index), 0))

    def to_numpy(self, dtype=None):
        return self.values if dtype is None else self.values.astype(dtype)

    def __array__(self, dtype=None):
        return self.to_numpy(dtype)

    @property
    def T(self):
        rows = [list(row) for row in self._rows()]
        return DataFrame(dict(zip(self.index, rows)), self.columns)

    def _rows(self):
        return list(zip(*[series.tolist() for series in self._data.values()]))

    def __len__(self):
        return len(self.index)

    def __iter__(self):
        return iter(self._data)

    def __contains__(self, name):
        return name in self._data

    # Parts

    def _taken(self, rows, one_row, columns=None, one_column=False):
        names = list(self._data)
        names = names if columns is None else [names[place] for place in columns]
        if one_row and one_column:
            return self._data[names[0]]._data[rows[0]]
        if one_column:
            return self._data[names[0]]._take(rows)
        if one_row:
            values = [self._data[name]._data[rows[0]] for name in names]
            return Series(values, names, name=self.index[rows[0]])
        return DataFrame({name: self._data[name]._take(rows) for name in names},
                         [self.index[row] for row in rows])

    @property
    def iloc(self):
        return Places(self._taken, len(self), len(self._data))

    @property
    def loc(self):
        return Labels(self)

    at = loc
    iat = iloc

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._taken(list(range(len(self)))[key], False)
        if isinstance(key, (list, Index)) and not (len(key) and isinstance(key[0], bool)):
            for name in key:
                if name not in self._data:
                    raise KeyError(f"{[name]} not in index")
            return DataFrame({name: self._data[name] for name in key}, self.index)
        if isinstance(key, (Series, np.ndarray, list)):
            return self._taken(chosen(key), False)
        if key not in self._data:
            raise KeyError(key)
        return self._data[key]

    def __getattr__(self, name):
        if name.startswith("_") or name not in self._data:
            raise AttributeError(f"'DataFrame' object has no attribute '{name}'")
        return self._data[name]

    def __setitem__(self, name, value):
        if isinstance(value, Series):
            value = value._data
        elif isinstance(value, (str, int, float)) or value is None:
            value = [value] * len(self.index)
        if not self._data and not len(self.index):
            self.index = Index(range(len(value)))
        if len(value) != len(self.index):
            raise ValueError(f"Length of values ({len(value)}) does not match length of index "
                             f"({len(self.index)})")
        self._data[name] = Series(value, self.index, name=name)

    def __delitem__(self, name):
        del self._data[name]

    def pop(self, name):
        return self._data.pop(name)

    def head(self, n=5):
        return self[:n]

    def tail(self, n=5):
        return self[-n:] if n else self[:0]

    def sample(self, n=None, frac=None, replace=False, random_state=None, **options):
        state = np.random._state if random_state is None else np.random.RandomState(random_state)
        count = 1 if n is None and frac is None else n if frac is None else round(frac * len(self))
        return self.iloc[state.choice(len(self), count, replace).tolist()]

    def drop(self, labels=None, axis=0, index=None, columns=None, inplace=False, **options):
        if axis in (1, "columns"):
            columns, labels = labels, None
        index = labels if index is None else index
        listed = [value if isinstance(value, (list, tuple, Index)) else [value]
                  for value in (columns, index)]
        gone, rows = [[] if value == [None] else list(value) for value in listed]
        for name in gone:
            if name not in self._data:
                raise KeyError(f"{gone} not found in axis")
        kept = DataFrame({name: self._data[name] for name in self._data if name not in gone},
                         self.index)
        places = [place for place, label in enumerate(self.index) if label not in rows]
        return self._or_self(kept._taken(places, False), inplace)

    def _or_self(self, frame, inplace):
        if not inplace:
            return frame
        self._data, self.index = frame._data, frame.index

    # What is made of it

    def dropna(self, inplace=False, **options):
        places = [place for place, row in enumerate(self._rows())
                  if not any([is_missing(value) for value in row])]
        return self._or_self(self._taken(places, False), inplace)

    def fillna(self, value, inplace=False):
        return self._or_self(self._each(lambda series: series.fillna(
            value[series.name] if isinstance(value, (dict, Series)) else value)), inplace)

    def rename(self, columns=None, inplace=False, **options):
        names = {name: (columns or {}).get(name, name) for name in self._data}
        return self._or_self(DataFrame(
            {names[name]: series for name, series in self._data.items()}, self.index), inplace)

    def reset_index(self, drop=False, inplace=False):
        data = {} if drop else {"index": self.index.tolist()}
        for name, series in self._data.items():
            data[name] = series._data
        return self._or_self(DataFrame(data), inplace)

    def set_index(self, name, **options):
        return DataFrame({other: series._data for other, series in self._data.items()
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
        return DataFrame({name: series for name, series in self._data.items()
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
            return DataFrame(made, self.index)
        return Series(made)

    def _each(self, function):
        return DataFrame({name: function(series) for name, series in self._data.items()},
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
        return DataFrame(table, list(numbers), list(numbers))

    def describe(self):
        return DataFrame({name: series.describe() for name, series in self._numbers().items()})

    def _with(self, other, operation):
        made = {}
        for place, (name, series) in enumerate(self._data.items()):
            part = other
            if isinstance(other, DataFrame):
                part = other[name]
            elif isinstance(other, Series):
                part = other[name]
            elif hasattr(other, "shape") and len(other.shape) == 1:
                part = other[place]
            made[name] = operation(series, part)
        return DataFrame(made, self.index)

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

    def __repr__(self):
        from pandas._text import frame_text
        if not self._data:
            return f"Empty DataFrame\nColumns: []\nIndex: {self.index.tolist()}"
        return frame_text(self, True, True, 60)
