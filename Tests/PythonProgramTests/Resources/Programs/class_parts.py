import typing, dataclasses, abc
class A:
  x: int = 1
  k: typing.ClassVar[int] = 3
print(list(A.__annotations__), A.__annotations__['x'] is int)
@dataclasses.dataclass
class P:
  x: int
  k: typing.ClassVar[int] = 3
print(P(1))
class AB(abc.ABC):
  @property
  @abc.abstractmethod
  def g(self): ...
try: AB()
except TypeError as e: print(e)
print(AB.__dict__['g'].fget.__name__, TypeError, type(ValueError('x')))
class N(typing.NamedTuple):
  x: int
  y: int = 2
print(N(1), N(1)[1], N(5, y=6)._asdict())
class P:
  @property
  def f(self): return 1
print(isinstance(P.__dict__['f'], property))
class Meta(type):
  def __iter__(cls): return iter([1, 2])
  def __call__(cls, *a): return super().__call__(*a)
class W(metaclass=Meta): pass
print(list(W), type(W).__name__)


class Registry(type):
    kinds = {}

    def __new__(mcs, name, bases, namespace):
        made = super().__new__(mcs, name, bases, namespace)
        mcs.kinds[name] = made
        return made

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.made = sorted(key for key in namespace if not key.startswith("_"))

    def __instancecheck__(cls, value):
        return value == 3

    def __len__(cls):
        return 7

    @property
    def shown(cls):
        return "<" + cls.__name__ + ">"


class Layer(metaclass=Registry):
    x = 1

    def forward(self, x: int) -> "Layer":
        return x


class Dense(Layer):
    pass


print(sorted(Registry.kinds), Layer.made, Dense.made, Dense().forward(2), len(Layer))
print(isinstance(3, Layer), isinstance(4, Layer), type(Layer).__name__, Dense.shown)
print(Layer.forward.__qualname__, Layer.forward.__annotations__)


class Hooked:
    def __init_subclass__(cls, tag=None, **others):
        cls.tag = tag


class Tagged(Hooked, tag="t"):
    pass


print(Tagged.tag, Hooked.__mro__, Tagged.mro()[-1])


# Classes of classes that are called.
class Named(type):
    def __init__(cls, name, bases, attributes):
        cls.said = f"{name} of {len(bases)}"

    def __call__(cls, *values):
        return cls.start + sum(values)


Five = Named("Five", (), {"start": 5})
Six = Named("Six", (Five,), {"start": 6})
print(Five.__name__, Five.said, Five(1, 2), type(Five) is Named, Six.said, Six(), issubclass(Six, Five))


class Plain(type):
    pass


One = Plain("One", (), {"x": 1, "double": lambda self: 2 * self.x})
print(One().x, One().double(), isinstance(One, Plain), isinstance(One(), One), type(One()).__name__)
