import collections, itertools, functools, copy
from collections import defaultdict, Counter, OrderedDict, namedtuple, deque
from dataclasses import dataclass, field
from enum import Enum
from typing import List, NamedTuple, Optional
d = defaultdict(list); d['a'].append(1); print(d, Counter("hello").most_common(2))
P = namedtuple("P", "x y"); p = P(1, y=2); print(p, p.x, *p)
@dataclass
class Config:
    lr: float = 0.1
    layers: List[int] = field(default_factory=list)
    name: Optional[str] = None
c = Config(0.2, layers=[1]); print(c, c == Config(0.2, [1]))
class Color(Enum):
    RED = 1
    BLUE = "b"
print(Color.RED, Color.BLUE.value, Color.RED == Color.RED, Color.RED is Color.BLUE)
class Pt(NamedTuple):
    x: int
    y: int = 3
print(Pt(1))
print(list(itertools.chain([1],[2])), list(itertools.islice(itertools.count(), 3)), list(itertools.product("ab", [1,2])))
print(functools.reduce(lambda a, b: a*b, [1,2,3,4]), functools.partial(max, 3)(2))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(40), list(itertools.combinations([1,2,3],2)), list(itertools.accumulate([1,2,3])))
x = copy.deepcopy({'a': [1, [2]]}); print(x)
q = deque([1,2,3], maxlen=3); q.append(4); print(q, q.popleft())
print("%d %s %.3f %5d|%-5s|" % (3, "x", 2.5, 7, "ab"), "{:>5} {x}".format(1, x=2), f"{3.14159:.2f}{'a':>3}")
a, *b = "abc"; print(a, b, [*range(3)], {**{'a': 1}})
print(sorted([3,1,2], key=lambda v: -v), max([1,5,2]), min("b","a"), divmod(7,2), abs(-3))
