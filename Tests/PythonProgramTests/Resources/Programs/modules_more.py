# More modules: arguments, paths, versions, contexts, enumerations, draws, types.
import argparse; p = argparse.ArgumentParser(description="x"); p.add_argument("--lr", type=float, default=0.1, help="h"); p.add_argument("--epochs", "-e", type=int, default=3); p.add_argument("--cuda", action="store_true"); p.add_argument("--no-log", action="store_false", dest="log"); a = p.parse_args([]); print(a, a.lr, a.epochs, vars(a)); print(p.parse_args(["--lr", "0.5", "-e", "7", "--cuda"]), p.parse_args("--epochs=4".split()))
from pathlib import Path; q = Path("a") / "b" / "c.tar.gz"; print(q, q.name, q.stem, q.suffix, q.parent, q.parts, q.with_suffix(".txt"), Path("/x/./y"), repr(q), q.exists(), Path("a") == Path("a/"), str(Path("models") / "m.pth"), q.suffixes, f"{q}", Path("x").parent, Path.cwd().name == "zz"); Path("x").mkdir(parents=True, exist_ok=True)
from packaging.version import Version, parse; print(Version("2.1.0") < parse("2.10"), parse("1.0rc1") < parse("1.0"), parse("2.5.1+cu121").base_version, str(parse("1.2.3")), parse("2.0") == parse("2.0.0"), parse("1.2.3").major, max([parse("1.9"), parse("1.10")]))
from enum import Enum, IntEnum, auto
class C(Enum):
    A = 1
    B = auto()
print(C.A, C.B.value, C(1), C["B"], list(C), C.A == C.A, C.A is C(1), len(C), [c.name for c in C], C.A in C, {C.A: 1})
class I(IntEnum):
    X = 3
print(I.X + 1, I.X == 3, I.X > 2, I.X.name)
from contextlib import contextmanager, ExitStack, suppress
@contextmanager
def f(x):
    print("in", x)
    try:
        yield x * 2
    finally:
        print("out")
with f(3) as y: print(y)
try:
    with f(1): raise ValueError("v")
except ValueError as e: print("got", e)
with ExitStack() as s: s.enter_context(f(1)); s.callback(print, "cb")
with suppress(KeyError): {}["a"]
print("end")
import random; random.seed(3); print(random.gammavariate(2, 1), random.gammavariate(0.5, 2), random.betavariate(1, 2), random.paretovariate(3), random.weibullvariate(1, 2), random.triangular(0, 1))
from typing import *
import typing as t
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, x: Optional[T] = None) -> None: self.x = x
def g(a: List[int], b: Dict[str, Tuple[int, ...]] = {}, *c: Union[int, str], d: "Box" = None) -> Callable[[int], str]: return len(a)
print(Box[int](3).x, g([1]), cast(int, "a"), List[int] is not None)
