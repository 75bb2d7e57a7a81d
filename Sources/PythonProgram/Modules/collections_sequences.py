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
        call = f"{type(self).__name__}.__new__()"
        fields = self._fields
        if len(values) > len(fields):
            takes = f"{len(fields) + 1} positional argument{'s' if fields else ''}"
            raise TypeError(f"{call} takes {takes} but {len(values) + 1} were given")
        given = dict(zip(fields, values))
        for field, value in named.items():
            if field in given:
                raise TypeError(f"{call} got multiple values for argument '{field}'")
            if field not in fields:
                raise TypeError(f"{call} got an unexpected keyword argument '{field}'")
            given[field] = value
        given = {**self._field_defaults, **given}
        missing = [repr(field) for field in fields if field not in given]
        if missing:
            # 'a', 'a' and 'b', or 'a', 'b', and 'c'
            last = " and ".join(missing[-2:])
            names = ", ".join(missing[:-2] + [last.replace(" and", ", and")]) if missing[2:] else last
            many = "argument" if len(missing) == 1 else "arguments"
            raise TypeError(f"{call} missing {len(missing)} required positional {many}: {names}")
        for field in fields:
            object.__setattr__(self, field, given[field])

    def __setattr__(self, name, value):
        if name in self._fields:
            raise AttributeError("can't set attribute")
        object.__setattr__(self, name, value)

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

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

    def __le__(self, other):
        return self._tuple() <= tuple(other)

    def __add__(self, other):
        return self._tuple() + (other._tuple() if isinstance(other, _NamedTuple) else other)

    def __mul__(self, count):
        return self._tuple() * count

    def __contains__(self, value):
        return value in self._tuple()

    def count(self, value):
        return self._tuple().count(value)

    def index(self, value):
        return self._tuple().index(value)

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
