"""Containers."""

from collections._sequences import _NamedTuple, deque, namedtuple


class _Mapping(dict):
    """A dict that says its own name, and sets every entry as brackets do."""

    def __init__(self, *sources, **entries):
        self._entries = {}
        self.update(*sources, **entries)

    def update(self, *sources, **entries):
        for source in sources:
            pairs = source.items() if hasattr(source, "items") else source
            for key, value in pairs:
                self[key] = value
        for key, value in entries.items():
            self[key] = value

    def popitem(self, last=True):
        key = list(self._entries)[-1 if last else 0]
        return key, self._entries.pop(key)

    def __repr__(self):
        return f"{type(self).__name__}({self._entries})"


class OrderedDict(_Mapping):
    def move_to_end(self, key, last=True):
        value = self._entries.pop(key)
        if last:
            self._entries[key] = value
        else:
            self._entries = {key: value, **self._entries}

    def __repr__(self):
        return f"OrderedDict({list(self.items())})" if self._entries else "OrderedDict()"


class defaultdict(_Mapping):
    def __init__(self, default_factory=None, *sources, **entries):
        self.default_factory = default_factory
        super().__init__(*sources, **entries)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self._entries[key] = value = self.default_factory()
        return value

    def copy(self):
        return defaultdict(self.default_factory, self)

    def __repr__(self):
        return f"defaultdict({self.default_factory}, {self._entries})"


class Counter(_Mapping):
    def __missing__(self, key):
        return 0

    def update(self, iterable=(), **counts):
        pairs = iterable.items() if hasattr(iterable, "items") else ((key, 1) for key in iterable)
        for key, count in pairs:
            self._entries[key] = self._entries.get(key, 0) + count
        for key, count in counts.items():
            self._entries[key] = self._entries.get(key, 0) + count

    def most_common(self, n=None):
        pairs = sorted(self._entries.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:n]

    def elements(self):
        for key, count in self._entries.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self._entries.values())

    def subtract(self, iterable=(), **counts):
        for key, count in Counter(iterable, **counts).items():
            self._entries[key] = self._entries.get(key, 0) - count

    def _combined(self, other, count):
        keys = list(self) + [key for key in other if key not in self]
        pairs = [(key, count(self[key], other[key])) for key in keys]
        return Counter({key: value for key, value in pairs if value > 0})

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __and__(self, other):
        return self._combined(other, min)

    def __or__(self, other):
        return self._combined(other, max)

    def __repr__(self):
        if not self._entries:
            return "Counter()"
        return "Counter({" + ", ".join(f"{k!r}: {v!r}" for k, v in self.most_common()) + "})"


class ChainMap(dict):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    @property
    def _entries(self):
        entries = {}
        for map in reversed(self.maps):
            entries.update(map)
        return entries

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __repr__(self):
        return f"ChainMap({', '.join([repr(map) for map in self.maps])})"


class UserDict(dict):
    @property
    def data(self):
        return self._entries


class UserList(list):
    @property
    def data(self):
        return self._items
