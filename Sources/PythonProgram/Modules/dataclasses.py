"""Classes made of fields."""


class _Missing:
    pass


MISSING = _Missing()


class Field:
    def __init__(self, default, default_factory, init, repr, compare, kw_only):
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.kw_only = kw_only
        self.name = None


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, compare, kw_only)


def _values(instance):
    return tuple([getattr(instance, f.name) for f in type(instance).__dataclass_fields__
                  if f.compare])


def dataclass(cls=None, *, init=True, repr=True, eq=True, order=False, frozen=False,
              unsafe_hash=False, slots=False, kw_only=False):
    if cls is None:
        return lambda cls: dataclass(
            cls, init=init, repr=repr, eq=eq, order=order, frozen=frozen, unsafe_hash=unsafe_hash,
            kw_only=kw_only)
    declared = {}
    for base in reversed(cls.__mro__):
        for name, kind in base.__annotations__.items():
            if "ClassVar" in str(kind):
                continue
            default = getattr(base, name, MISSING)
            if isinstance(default, (list, dict, set)):
                raise ValueError(f"mutable default {type(default)} for field {name} is not allowed: "
                                 "use default_factory")
            made = default if isinstance(default, Field) else field(default=default)
            made.name = name
            if made.kw_only is None:
                made.kw_only = kw_only
            declared[name] = made
    fields = list(declared.values())
    cls.__dataclass_fields__ = fields
    for f in fields:
        if f.default is not MISSING:
            setattr(cls, f.name, f.default)

    taken = [f for f in fields if f.init]
    places = [f for f in taken if not f.kw_only]
    optional = [f for f in places if _is_optional(f)]
    if init:
        for before, f in zip(places, places[1:]):
            if _is_optional(before) and not _is_optional(f):
                raise TypeError(f"non-default argument '{f.name}' follows default argument")

    def __init__(self, *values, **named):
        call = f"{cls.__name__}.__init__()"
        if len(values) > len(places):
            most = len(places) + 1
            least = f"from {most - len(optional)} to " if optional else ""
            arguments = "argument" if most == 1 else "arguments"
            raise TypeError(f"{call} takes {least}{most} positional {arguments} "
                            f"but {len(values) + 1} {'were' if values else 'was'} given")
        given = {f.name: value for f, value in zip(places, values)}
        for name, value in named.items():
            if name not in declared or not declared[name].init:
                raise TypeError(f"{call} got an unexpected keyword argument '{name}'")
            if name in given:
                raise TypeError(f"{call} got multiple values for argument '{name}'")
            given[name] = value
        absent = [f for f in taken if f.name not in given and not _is_optional(f)]
        for kind, group in [("positional", [f for f in absent if not f.kw_only]),
                            ("keyword-only", [f for f in absent if f.kw_only])]:
            if group:
                arguments = "argument" if len(group) == 1 else "arguments"
                raise TypeError(f"{call} missing {len(group)} required {kind} {arguments}: "
                                + _listed([f"'{f.name}'" for f in group]))
        for f in fields:
            if f.name in given:
                object.__setattr__(self, f.name, given[f.name])
            elif f.default is not MISSING:
                object.__setattr__(self, f.name, f.default)
            elif f.default_factory is not MISSING:
                object.__setattr__(self, f.name, f.default_factory())
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def __repr__(self):
        shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields if f.repr)
        return f"{type(self).__name__}({shown})"

    def __eq__(self, other):
        return type(self) is type(other) and _values(self) == _values(other)

    if init:
        cls.__init__ = __init__
    if repr:
        cls.__repr__ = __repr__
    if eq:
        cls.__eq__ = __eq__
        if not frozen and "__hash__" not in cls.__dict__:
            cls.__hash__ = None
    if order:
        cls.__lt__ = lambda self, other: _values(self) < _values(other)
        cls.__le__ = lambda self, other: _values(self) <= _values(other)
        cls.__gt__ = lambda self, other: _values(self) > _values(other)
        cls.__ge__ = lambda self, other: _values(self) >= _values(other)
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field '{name}'")

        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field '{name}'")

        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    if unsafe_hash or (frozen and eq and "__hash__" not in cls.__dict__):
        cls.__hash__ = lambda self: hash(_values(self))
    return cls


def _is_optional(f):
    return f.default is not MISSING or f.default_factory is not MISSING


def _listed(names):
    """'a', 'a' and 'b', or 'a', 'b', and 'c'."""
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]


class FrozenInstanceError(AttributeError):
    pass


def fields(class_or_instance):
    return tuple(class_or_instance.__dataclass_fields__)


def is_dataclass(value):
    return hasattr(value, "__dataclass_fields__")


def asdict(instance):
    return {f.name: _plain(getattr(instance, f.name), asdict) for f in fields(instance)}


def astuple(instance):
    return tuple([_plain(getattr(instance, f.name), astuple) for f in fields(instance)])


def _plain(value, whole):
    """A copy, in which each data class is made into what it holds."""
    if hasattr(value, "__dataclass_fields__"):
        return whole(value)
    if isinstance(value, list):
        return [_plain(element, whole) for element in value]
    if isinstance(value, tuple):
        return tuple([_plain(element, whole) for element in value])
    if isinstance(value, dict):
        return {_plain(key, whole): _plain(element, whole) for key, element in value.items()}
    return value


def replace(instance, **changes):
    given = {f.name: getattr(instance, f.name) for f in fields(instance) if f.init}
    given.update(changes)
    return type(instance)(**given)
