
class A:
    count = 0
    def __init__(self, x, *, k=2):
        self.x = x
        self.k = k
        A.count += 1
    def __add__(self, o):
        return A(self.x + (o.x if isinstance(o, A) else o))
    __radd__ = __add__
    def __repr__(self):
        return f"A({self.x})"
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __hash__(self): return hash(self.x)
    @property
    def double(self): return self.x * 2
    @double.setter
    def double(self, v): self.x = v / 2
    @staticmethod
    def make(): return A(9)
    @classmethod
    def other(cls, v): return cls(v)
    def __getitem__(self, i): return (i, self.x)
    def __len__(self): return 4
    def __call__(self, y): return self.x + y
    def __iter__(self):
        for i in range(3):
            yield i * self.x
class B(A):
    def __init__(self, x):
        super().__init__(x + 1)
    def __repr__(self): return "B" + super().__repr__()
a = A(3); b = B(4)
print(a, b, a + b, 1 + a, sum([a, b], A(0)), a == A(3), a != b)
print(a.double, A.make(), B.other(1), a[1], a[1:2], len(a), a(5), list(a), A.count)
a.double = 10
print(a.x, isinstance(b, A), type(b).__name__, type(3), type(a))
try:
    [1, 2][5]
except IndexError as e:
    print("caught", e, type(e).__name__)
else:
    print("no")
finally:
    print("done")
try:
    raise ValueError("bad", 3)
except (KeyError, ValueError) as e:
    print(repr(e), e.args)
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code
def f():
    try:
        raise MyError(4)
    except MyError as e:
        print(e, e.code)
        raise
try:
    f()
except Exception as e:
    print("again", e)
def gen(n):
    got = []
    try:
        while n > 0:
            r = yield n
            if r: got.append(r)
            n -= 1
    finally:
        print("end", got)
    return 5
print(list(gen(3)))
def outer():
    x = yield from gen(2)
    for a, b in zip([1,2],[3,4]):
        if a == 2: continue
        yield a + b
print([v for v in outer()])
print(sum(i*i for i in range(4)), next(i for i in range(10) if i > 5))
class C:
    def __enter__(self): print("in"); return self
    def __exit__(self, t, v, tb): print("out", t.__name__ if t else None); return True
with C() as c:
    raise KeyError("k")
it = iter([1,2,3])
for x in it:
    print(x, next(it, None))
