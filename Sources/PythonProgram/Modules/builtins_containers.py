"""Dicts, lists and tuples, for classes that are derived from them."""

_list, _tuple = list, tuple


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

    def __ror__(self, other):
        result = type(self)()
        result._entries = {**other, **self._entries}
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
        made = object.__new__(cls)
        made._items = _tuple(iterable)
        return made

    def __hash__(self):
        return hash(self._items)
