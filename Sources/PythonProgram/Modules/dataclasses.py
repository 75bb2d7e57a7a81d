"""Classes made of fields."""


class _Missing:
    pass


MISSING = _Missing()


class Field:
    def __init__(self, default, default_factory, init, repr, compare):
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.name = None


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=False):
    return Field(default, default_factory, init, repr, compare)


def _values(instance):
    return tuple([getattr(instance, f.name) for f in type(instance).__dataclass_fields__
                  if f.compare])


def dataclass(cls=None, *, init=True, repr=True, eq=True, order=False, frozen=False,
              unsafe_hash=False, slots=False, kw_only=False):
    if cls is None:
        return lambda cls: dataclass(cls, init=init, repr=repr, eq=eq, order=order, frozen=frozen)
    declared = {}
    for base in reversed(cls.__mro__):
        for name in base.__annotations__:
            default = getattr(base, name, MISSING)
            made = default if isinstance(default, Field) else field(default=default)
            made.name = name
            declared[name] = made
    fields = list(declared.values())
    cls.__dataclass_fields__ = fields
    for f in fields:
        if f.default is not MISSING:
            setattr(cls, f.name, f.default)

    def __init__(self, *values, **named):
        taken = [f for f in fields if f.init]
        if len(values) > len(taken):
            raise TypeError(f"{cls.__name__}() takes {len(taken)} arguments, not {len(values)}")
        given = dict(zip([f.name for f in taken], values))
        for name in named:
            if name not in declared or not declared[name].init:
                raise TypeError(f"{cls.__name__}() got an unexpected keyword argument '{name}'")
            if name in given:
                raise TypeError(f"{cls.__name__}() got multiple values for argument '{name}'")
        given.update(named)
        for f in fields:
            if f.name in given:
                value = given[f.name]
            elif f.default is not MISSING:
                value = f.default
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            else:
                raise TypeError(f"{cls.__name__}() missing required argument '{f.name}'")
            object.__setattr__(self, f.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def __repr__(self):
        shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields if f.repr)
        return f"{cls.__name__}({shown})"

    def __eq__(self, other):
        return type(self) is type(other) and _values(self) == _values(other)

    if init:
        cls.__init__ = __init__
    if repr:
        cls.__repr__ = __repr__
    if eq:
        cls.__eq__ = __eq__
    if order:
        cls.__lt__ = lambda self, other: _values(self) < _values(other)
        cls.__le__ = lambda self, other: _values(self) <= _values(other)
        cls.__gt__ = lambda self, other: _values(self) > _values(other)
        cls.__ge__ = lambda self, other: _values(self) >= _values(other)
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field '{name}'")

        cls.__setattr__ = __setattr__
        cls.__hash__ = lambda self: hash(_values(self))
    return cls


class FrozenInstanceError(AttributeError):
    pass


def fields(class_or_instance):
    return tuple(class_or_instance.__dataclass_fields__)


def asdict(instance):
    return {f.name: _plain(getattr(instance, f.name)) for f in fields(instance)}


def _plain(value):
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)
    if isinstance(value, list):
        return [_plain(element) for element in value]
    return value


def astuple(instance):
    return tuple([getattr(instance, f.name) for f in fields(instance)])


def replace(instance, **changes):
    given = {f.name: getattr(instance, f.name) for f in fields(instance) if f.init}
    given.update(changes)
    return type(instance)(**given)


def is_dataclass(object):
    return hasattr(object, "__dataclass_fields__")
