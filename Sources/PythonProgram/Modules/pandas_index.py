"""Labels, and values that are texts."""

import numpy as np


def is_text(values):
    return any([isinstance(value, str) for value in values])


def is_missing(value):
    return value is None or isinstance(value, float) and value != value


class Texts(list):
    """What an array of texts is elsewhere."""

    dtype, ndim = "object", 1

    @property
    def shape(self):
        return (len(self),)

    def tolist(self):
        return list(self._items)

    def astype(self, dtype):
        return cast(self._items, dtype)


class Index:
    """The labels of rows, or the names of columns."""

    def __init__(self, values):
        self._values = list(values)

    @property
    def values(self):
        return np.array(self._values) if not is_text(self._values) else self._values

    def to_numpy(self):
        return self.values

    def tolist(self):
        return list(self._values)

    to_list = tolist

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._values[key]
        return Index(self._values[key]) if isinstance(key, slice) else Index(
            [self._values[i] for i in key])

    def __contains__(self, value):
        return value in self._values

    def __eq__(self, other):
        return np.array([value == other for value in self._values]) if isinstance(
            other, (str, int, float)) else self._values == list(other)

    def get_loc(self, name):
        return self._values.index(name)

    def drop(self, name):
        gone = name if isinstance(name, (list, tuple)) else [name]
        return Index([value for value in self._values if value not in gone])

    @property
    def is_range(self):
        return self._values == list(range(len(self._values)))

    def __repr__(self):
        if self.is_range:
            return f"RangeIndex(start=0, stop={len(self)}, step=1)"
        kind = "str" if is_text(self._values) else "int64"
        return f"Index({self._values}, dtype='{kind}')"


def cast(data, dtype):
    if dtype in (str, "str", "object"):
        return [str(value) for value in (data if isinstance(data, list) else data.tolist())]
    if dtype == "category":
        return data
    if isinstance(data, list):
        whole = dtype in (int, "int", "int64", "int32")
        return np.array([int(value) if whole else float(value) for value in data], dtype=dtype)
    return data.astype(dtype)
