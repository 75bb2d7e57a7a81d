"""Enumerations."""


class Enum:
    """A derived class's attributes become its members."""

    def __init_subclass__(cls):
        cls._members = []
        cls._names = {}
        values = cls.__dict__
        # Members are made here; to call the class afterwards looks for one.
        initialize = values.get("__init__")
        if initialize is not None:
            del cls.__init__
        for name, value in list(values.items()):
            if name.startswith("_") or callable(value) or "descriptor" in type(value).__name__:
                continue
            if isinstance(value, auto):
                value = cls._next(name)
            member = object.__new__(cls)
            member.name, member.value = name, value
            if initialize is not None:
                initialize(member, *(value if isinstance(value, tuple) else (value,)))
            same = [known for known in cls._members if known.value == value]
            member = same[0] if same else member
            if not same:
                cls._members.append(member)
            cls._names[name] = member
            setattr(cls, name, member)

    @classmethod
    def _next(cls, name):
        numbers = [m.value for m in cls._members if isinstance(m.value, int)]
        return max(numbers, default=0) + 1

    def __new__(cls, value):
        for member in cls._members:
            if member is value or member.value == value:
                return member
        raise ValueError(f"{value!r} is not a valid {cls.__name__}")

    def __class_getitem__(cls, name):
        if name not in cls._names:
            raise KeyError(name)
        return cls._names[name]

    def __eq__(self, other):
        return self is other or self._equals(other)

    def _equals(self, other):
        return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return f"{type(self).__name__}.{self.name}"

    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value!r}>"


class IntEnum(Enum):
    def _equals(self, other):
        return self.value == (other.value if isinstance(other, Enum) else other)

    def __index__(self):
        return self.value

    __int__ = __index__

    def __hash__(self):
        return hash(self.value)

    def __str__(self):
        return str(self.value)

    def __lt__(self, other):
        return self.value < int(other)

    def __le__(self, other):
        return self.value <= int(other)

    def __gt__(self, other):
        return self.value > int(other)

    def __ge__(self, other):
        return self.value >= int(other)

    def __add__(self, other):
        return self.value + int(other)

    def __sub__(self, other):
        return self.value - int(other)

    def __mul__(self, other):
        return self.value * other

    __radd__, __rmul__ = __add__, __mul__


class auto:
    pass


class StrEnum(Enum):
    @classmethod
    def _next(cls, name):
        return name.lower()

    def _equals(self, other):
        return self.value == (other.value if isinstance(other, Enum) else other)

    def __str__(self):
        return self.value

    def __hash__(self):
        return hash(self.value)


def unique(enumeration):
    values = [member.value for member in enumeration]
    if len(set(values)) < len(values):
        raise ValueError(f"duplicate values found in {enumeration}")
    return enumeration
