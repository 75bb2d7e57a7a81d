"""Sets, for classes that are derived from them, and those that do not change."""

_set, _tuple = set, tuple


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
