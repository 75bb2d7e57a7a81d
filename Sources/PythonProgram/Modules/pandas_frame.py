"""Tables: columns of the same length, and labels for their rows."""

import numpy as np
from pandas._index import Index
from pandas._making import Making
from pandas._places import Labels, Places
from pandas._series import Series, chosen


class DataFrame(Making):
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

    def __repr__(self):
        from pandas._text import frame_text
        if not self._data:
            return f"Empty DataFrame\nColumns: []\nIndex: {self.index.tolist()}"
        return frame_text(self, True, True, 60)
