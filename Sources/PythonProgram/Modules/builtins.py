"""Classes for those that are derived from a type of Python's, which are functions here."""

_list, _set, _tuple, _str, _float, _int = list, set, tuple, str, float, int


class _Single:
    """A text or a number: `_value` is Python's own, and answers for all that the class has not."""

    def __getattr__(self, name):
        if name.startswith("__") or name == "_value":
            raise AttributeError(name)
        return getattr(self._value, name)

    def __str__(self):
        return _str(self._value)

    def __repr__(self):
        return repr(self._value)

    def __format__(self, specification):
        return format(self._value, specification)

    def __hash__(self):
        return hash(self._value)

    def __bool__(self):
        return bool(self._value)

    def __eq__(self, other):
        return self._value == _bare(other)

    def __lt__(self, other):
        return self._value < _bare(other)

    def __le__(self, other):
        return self._value <= _bare(other)

    def __gt__(self, other):
        return self._value > _bare(other)

    def __ge__(self, other):
        return self._value >= _bare(other)

    def __add__(self, other):
        return self._value + _bare(other)

    def __radd__(self, other):
        return other + self._value

    def __mul__(self, other):
        return self._value * _bare(other)

    def __rmul__(self, other):
        return other * self._value

    def __mod__(self, other):
        return self._value % _bare(other)


def _bare(other):
    return other._value if isinstance(other, _Single) else other


class str(_Single):
    def __new__(cls, object=""):
        made = _new(cls)
        made._value = _str(object)
        return made

    def __len__(self):
        return len(self._value)

    def __getitem__(self, key):
        return self._value[key]

    def __iter__(self):
        return iter(self._value)

    def __contains__(self, part):
        return part in self._value


class float(_Single):
    def __new__(cls, x=0.0):
        made = _new(cls)
        made._value = _float(x)
        return made

    def __float__(self):
        return _float(self._value)

    def __int__(self):
        return _int(self._value)

    def __neg__(self):
        return -self._value

    def __abs__(self):
        return abs(self._value)

    def __sub__(self, other):
        return self._value - _bare(other)

    def __rsub__(self, other):
        return other - self._value

    def __truediv__(self, other):
        return self._value / _bare(other)

    def __rtruediv__(self, other):
        return other / self._value

    def __floordiv__(self, other):
        return self._value // _bare(other)

    def __pow__(self, other):
        return self._value ** _bare(other)

    def __rpow__(self, other):
        return other ** self._value

    def __round__(self, digits=None):
        return round(self._value, digits)


class int(float):
    def __new__(cls, x=0):
        made = _new(cls)
        made._value = _int(x)
        return made

    def __index__(self):
        return self._value


def _new(cls):
    return object.__new__(cls)


class dict:
    """What behaves as a dict: `_entries` holds its entries."""

    def __init__(self, *sources, **entries):
        self._entries = {}
        dict.update(self, *sources, **entries)

    def __getitem__(self, key):
        if key in self._entries:
            return self._entries[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._entries[key] = value

    def __delitem__(self, key):
        del self._entries[key]

    def __contains__(self, key):
        return key in self._entries

    def __len__(self):
        return len(self._entries)

    def __iter__(self):
        return iter(self._entries)

    def __eq__(self, other):
        return self._entries == (other._entries if isinstance(other, dict) else other)

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def __reversed__(self):
        return reversed(_list(self._entries))

    def keys(self):
        return self._entries.keys()

    def values(self):
        return self._entries.values()

    def items(self):
        return self._entries.items()

    def get(self, key, default=None):
        return self._entries.get(key, default)

    def setdefault(self, key, default=None):
        if key not in self._entries:
            self[key] = default
        return self._entries[key]

    def pop(self, key, *default):
        return self._entries.pop(key, *default)

    def popitem(self):
        return self._entries.popitem()

    def clear(self):
        self._entries.clear()

    def update(self, *sources, **entries):
        for source in sources:
            pairs = source.items() if hasattr(source, "items") else source
            for key, value in pairs:
                self._entries[key] = value
        for key, value in entries.items():
            self._entries[key] = value

    def copy(self):
        result = type(self)()
        result.update(self)
        return result

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls([(key, value) for key in iterable])

    def __repr__(self):
        return repr(self._entries)


class _Sequence:
    """What lists and tuples have in common: `_items` holds the elements."""

    def __getitem__(self, key):
        return self._items[key]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __eq__(self, other):
        return self._items == _plain(other)

    def __lt__(self, other):
        return self._items < _plain(other)

    def __add__(self, other):
        return self._items + _plain(other)

    def __radd__(self, other):
        return other + self._items

    def __mul__(self, times):
        return self._items * times

    __rmul__ = __mul__

    def index(self, *args):
        return self._items.index(*args)

    def count(self, value):
        return self._items.count(value)

    def __repr__(self):
        return repr(self._items)


def _plain(other):
    return other._items if isinstance(other, _Sequence) else other


class list(_Sequence):
    def __init__(self, iterable=()):
        self._items = _list(iterable)

    def __setitem__(self, key, value):
        self._items[key] = value

    def __delitem__(self, key):
        del self._items[key]

    def __iadd__(self, other):
        self._items += _list(other)
        return self

    def append(self, value):
        self._items.append(value)

    def extend(self, iterable):
        self._items.extend(iterable)

    def insert(self, index, value):
        self._items.insert(index, value)

    def pop(self, index=-1):
        return self._items.pop(index)

    def remove(self, value):
        self._items.remove(value)

    def clear(self):
        self._items.clear()

    def copy(self):
        return self._items.copy()

    def sort(self, *, key=None, reverse=False):
        self._items.sort(key=key, reverse=reverse)

    def reverse(self):
        self._items.reverse()


class tuple(_Sequence):
    def __new__(cls, iterable=()):
        made = _new(cls)
        made._items = _tuple(iterable)
        return made

    def __hash__(self):
        return hash(self._items)


class _Sets:
    """What both kinds of sets have: `_items` is a set."""

    def __contains__(self, value):
        return value in self._items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __eq__(self, other):
        return self._items == _members(other)

    def __le__(self, other):
        return self._items <= _members(other)

    def __lt__(self, other):
        return self._items < _members(other)

    def __ge__(self, other):
        return self._items >= _members(other)

    def __gt__(self, other):
        return self._items > _members(other)

    def __or__(self, other):
        return type(self)(self._items | _members(other))

    def __and__(self, other):
        return type(self)(self._items & _members(other))

    def __sub__(self, other):
        return type(self)(self._items - _members(other))

    def __xor__(self, other):
        return type(self)(self._items ^ _members(other))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __rsub__(self, other):
        return other - self._items

    def union(self, *others):
        return type(self)(self._items.union(*others))

    def intersection(self, *others):
        return type(self)(self._items.intersection(*others))

    def difference(self, *others):
        return type(self)(self._items.difference(*others))

    def symmetric_difference(self, other):
        return type(self)(self._items.symmetric_difference(other))

    def issubset(self, other):
        return self._items.issubset(other)

    def issuperset(self, other):
        return self._items.issuperset(other)

    def isdisjoint(self, other):
        return self._items.isdisjoint(other)

    def copy(self):
        return type(self)(self._items)

    def __repr__(self):
        inner = repr(self._items) if self._items else ""
        return f"{type(self).__name__}({inner})"


def _members(other):
    return other._items if isinstance(other, _Sets) else other


class frozenset(_Sets):
    def __init__(self, iterable=()):
        self._items = _set(iterable)

    def __hash__(self):
        return hash(_tuple(sorted([hash(item) for item in self._items])))


class set(_Sets):
    def __init__(self, iterable=()):
        self._items = _set(iterable)

    def add(self, value):
        self._items.add(value)

    def update(self, *others):
        self._items.update(*others)

    def remove(self, value):
        self._items.remove(value)

    def discard(self, value):
        self._items.discard(value)

    def pop(self):
        return self._items.pop()

    def clear(self):
        self._items.clear()
