"""Enumerations."""


class Enum:
    """A derived class's attributes become its members."""

    def __init_subclass__(cls):
        cls._members = []
        for name, value in list(cls.__dict__.items()):
            if name.startswith("_") or callable(value):
                continue
            if isinstance(value, auto):
                value = len(cls._members) + 1
            member = object.__new__(cls)
            member.name = name
            member.value = value
            cls._members.append(member)
            setattr(cls, name, member)

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


class auto:
    pass
