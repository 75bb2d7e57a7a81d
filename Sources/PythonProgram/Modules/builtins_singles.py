"""Texts and numbers, for classes that are derived from them."""

_str, _float, _int = str, float, int


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
