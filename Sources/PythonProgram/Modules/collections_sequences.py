"""Queues with two ends, and tuples whose elements have names."""


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


class _NamedTuple(tuple):
    """A tuple whose elements have names: `_fields` holds the names."""

    _fields = ()
    _field_defaults = {}

    def __new__(cls, *values, **named):
        return object.__new__(cls)

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
