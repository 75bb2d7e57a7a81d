"""Types, which say nothing to a program."""


class _Type:
    def __getitem__(self, parameters):
        return self

    def __call__(self, *arguments, **named):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__


class _ClassVariable(_Type):
    """What says that a name is none of a data class's fields."""

    def __repr__(self):
        return "typing.ClassVar"


ClassVar = _ClassVariable()
Any = Union = Optional = List = Dict = Tuple = Set = Callable = Iterable = Iterator = _Type()
Sequence = Mapping = Type = Literal = Final = Generator = FrozenSet = _Type()
Text = Self = NoReturn = Hashable = Annotated = DefaultDict = _Type()
AnyStr = Awaitable = BinaryIO = IO = TextIO = Concatenate = Coroutine = Deque = Counter = _Type()
Collection = Container = MutableMapping = MutableSequence = MutableSet = AbstractSet = _Type()
Never = OrderedDict = Pattern = Match = Sized = SupportsFloat = SupportsIndex = _Type()
SupportsInt = _Type()
TypeAlias = Unpack = Required = NotRequired = TypeGuard = LiteralString = AsyncIterator = _Type()
TYPE_CHECKING = False


class Generic:
    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    pass


class TypedDict:
    pass


def TypeVar(name, *constraints, **options):
    return Any


def cast(type, value):
    return value


def ParamSpec(name, **options):
    return Any


def final(decorated):
    return decorated


runtime_checkable = no_type_check = override = final


def get_type_hints(object, *args, **options):
    return dict(object.__annotations__)


def overload(function):
    return function


def NewType(name, type):
    return type


from collections import _NamedTuple


class NamedTuple(_NamedTuple):
    def __init_subclass__(cls):
        cls._fields = tuple(cls.__annotations__)
        cls._field_defaults = {
            name: cls.__dict__[name] for name in cls._fields if name in cls.__dict__}
        for name in cls._field_defaults:
            delattr(cls, name)
