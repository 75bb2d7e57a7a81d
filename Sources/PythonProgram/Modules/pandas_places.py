"""Parts of a table: rows and columns by where they stand, or by their labels."""

import numpy as np
from pandas._index import Index
from pandas._series import Series, chosen


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
