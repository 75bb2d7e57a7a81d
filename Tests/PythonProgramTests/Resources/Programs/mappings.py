import collections
c = collections.Counter('abca'); d = collections.defaultdict(list); d['x'].append(1); o = collections.OrderedDict(a=1)
class M:
  def keys(self): return ['k', 'l']
  def __getitem__(self, key): return key * 2
def f(**k): return k
print(dict(c), dict(d), dict(o), dict(M()))
print({**c}, {**M()}, f(**o), f(**M()))
e = {}; e.update(c); e.update(M()); print(e)
print({'a': 1} | o, d == {'x': [1]}, {'x': [1]} == d, isinstance(c, dict))
def g(): yield 1
def outer():
  def inner(): pass
  return inner
print(outer().__qualname__, type(g()).__name__)
