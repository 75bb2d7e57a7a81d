"""Containers."""


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


class deque:
    def __init__(self, iterable=(), maxlen=None):
        self.maxlen = maxlen
        self._values = []
        self.extend(iterable)

    def append(self, value):
        self._values.append(value)
        if self.maxlen is not None and len(self._values) > self.maxlen:
            del self._values[0]

    def appendleft(self, value):
        self._values.insert(0, value)
        if self.maxlen is not None and len(self._values) > self.maxlen:
            del self._values[-1]

    def extend(self, iterable):
        for value in iterable:
            self.append(value)

    def extendleft(self, iterable):
        for value in iterable:
            self.appendleft(value)

    def pop(self):
        if not self._values:
            raise IndexError("pop from an empty deque")
        return self._values.pop()

    def popleft(self):
        if not self._values:
            raise IndexError("pop from an empty deque")
        return self._values.pop(0)

    def rotate(self, n=1):
        if self._values:
            n %= len(self._values)
            self._values = self._values[-n:] + self._values[:-n]

    def remove(self, value):
        self._values.remove(value)

    def insert(self, index, value):
        self._values.insert(index, value)

    def index(self, *args):
        return self._values.index(*args)

    def reverse(self):
        self._values.reverse()

    def copy(self):
        return deque(self._values, self.maxlen)

    def __contains__(self, value):
        return value in self._values

    def __delitem__(self, index):
        del self._values[index]

    def __eq__(self, other):
        return isinstance(other, deque) and self._values == other._values

    def __add__(self, other):
        return deque(self._values + other._values, self.maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __reversed__(self):
        return iter(self._values[::-1])

    def clear(self):
        self._values = []

    def count(self, value):
        return self._values.count(value)

    def __getitem__(self, index):
        return self._values[index]

    def __setitem__(self, index, value):
        self._values[index] = value

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __repr__(self):
        limit = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"deque({self._values}{limit})"


class _NamedTuple:
    """A tuple whose elements have names: `_fields` holds the names."""

    _fields = ()
    _field_defaults = {}

    def __init__(self, *values, **named):
        name = type(self).__name__
        if len(values) > len(self._fields):
            raise TypeError(
                f"{name}() takes {len(self._fields)} arguments but {len(values)} were given")
        for field, value in zip(self._fields, values):
            setattr(self, field, value)
        for field in self._fields[len(values):]:
            if field in named:
                setattr(self, field, named.pop(field))
            elif field in self._field_defaults:
                setattr(self, field, self._field_defaults[field])
            else:
                raise TypeError(f"{name}() is missing the argument '{field}'")
        if named:
            raise TypeError(f"{name}() has no argument '{list(named)[0]}'")

    def _tuple(self):
        return tuple([getattr(self, field) for field in self._fields])

    def _asdict(self):
        return dict(zip(self._fields, self._tuple()))

    def _replace(self, **changes):
        return type(self)(**{**self._asdict(), **changes})

    def __getitem__(self, index):
        return self._tuple()[index]

    def __len__(self):
        return len(self._fields)

    def __iter__(self):
        return iter(self._tuple())

    def __eq__(self, other):
        return self._tuple() == (other._tuple() if isinstance(other, _NamedTuple) else other)

    def __lt__(self, other):
        return self._tuple() < tuple(other)

    def __hash__(self):
        return hash(self._tuple())

    def __repr__(self):
        fields = ", ".join(f"{field}={getattr(self, field)!r}" for field in self._fields)
        return f"{type(self).__name__}({fields})"


def namedtuple(typename, field_names, *, defaults=(), rename=False):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple(field_names)
    defaults = tuple(defaults)
    named = dict(zip(fields[len(fields) - len(defaults):], defaults))
    return type(typename, (_NamedTuple,), {"_fields": fields, "_field_defaults": named})
