"""What kinds of containers there are, for `isinstance`; their methods a class writes itself."""


def _is_iterator(value):
    return hasattr(value, "__next__") or type(value).__name__ in (
        "map", "zip", "filter", "enumerate", "generator", "iterator")


class Container:
    @staticmethod
    def __instancecheck__(value):
        return (isinstance(value, (list, tuple, dict, set, str, range))
            or hasattr(value, "__contains__"))


class Hashable:
    @staticmethod
    def __instancecheck__(value):
        return not isinstance(value, (list, dict, set))


class Sized:
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, (list, tuple, dict, set, str, range)) or hasattr(value, "__len__")


class Callable:
    @staticmethod
    def __instancecheck__(value):
        return callable(value)


class Iterable:
    @staticmethod
    def __instancecheck__(value):
        return (isinstance(value, (list, tuple, dict, set, str, range))
            or hasattr(value, "__iter__") or _is_iterator(value))


class Iterator(Iterable):
    @staticmethod
    def __instancecheck__(value):
        return _is_iterator(value)
    def __iter__(self):
        return self


class Generator(Iterator):
    @staticmethod
    def __instancecheck__(value):
        return hasattr(value, "send")


class Reversible(Iterable):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, (list, tuple, dict, range, str))


class Collection(Sized, Iterable, Container):
    @staticmethod
    def __instancecheck__(value):
        return (isinstance(value, (list, tuple, dict, set, str, range))
            or all([hasattr(value, name) for name in ("__len__", "__iter__", "__contains__")]))


class Sequence(Collection):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, (list, tuple, str, range))
    def __iter__(self):
        for place in range(len(self)):
            yield self[place]

    def __contains__(self, value):
        return any([item == value for item in self])

    def __reversed__(self):
        return iter([self[place] for place in range(len(self) - 1, -1, -1)])

    def index(self, value):
        for place, item in enumerate(self):
            if item == value:
                return place
        raise ValueError(f"{value!r} is not in sequence")

    def count(self, value):
        return len([item for item in self if item == value])


class MutableSequence(Sequence):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, list)
    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, set)


class MutableSet(Set):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, set)


class Mapping(Collection):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, dict)
    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return [key for key in self]

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, dict)
    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def clear(self):
        for key in self.keys():
            del self[key]

    def update(self, other=(), **named):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in named.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
