def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class N:
    def __len__(self): return -1


class S:
    def __str__(self): return 5


class B:
    def __bool__(self): return "x"


class R:
    def __repr__(self): return None


t(lambda: len(N()))
t(lambda: str(S()))
t(lambda: not B())
t(lambda: [R()])


class K:
    def __init__(self, k): self.k = k
    def __eq__(self, o): return self.k == o.k
    def __hash__(self): return hash(self.k) + 1


t(lambda: (len({K(1), K(1), K(2)}), {K("a"): 5}[K("a")], hash(K(3)), hash(-1), hash(2.0)))


class Point:
    __slots__ = ("x", "y")

    def __init__(self): self.x = 1


class Point3(Point):
    __slots__ = "z"

    def __init__(self):
        super().__init__()
        self.z = 2


class Free(Point):
    pass


def put(p, name):
    setattr(p, name, 5)
    return getattr(p, name)


def assign(p):
    p.w = 1


t(lambda: put(Point(), "z"))
t(lambda: assign(Point()))
t(lambda: (put(Point3(), "y"), put(Point3(), "z")))
t(lambda: put(Point3(), "w"))
t(lambda: put(Free(), "w"))
t(lambda: put(object(), "x"))


class I:
    def __index__(self): return 1
    def __int__(self): return 7
    def __float__(self): return 7.5


t(lambda: ([10, 20][I()], "abc"[I():], list(range(I())), [0] * I(), hex(I()), int(I()), float(I())))
e = {}
e[...] = 1
print(e, {None: 1, (1, 2): 2, 1.5: 3, True: 4, N: 5, len: 6}[N])


class C:
    def __call__(self, x): return x


t(lambda: (callable(C()), callable(C), C.__call__(C(), 3), bool.__call__(1) if False else True,
           int.__add__(1, 2), str.__len__("abc"), [].__class__.__name__, [].__class__))
t(lambda: (iter([1]).__next__(), [1, 2].__len__(), (5).__add__("a"), "ab".__contains__("a")))
t(lambda: ({1} <= {1, 2}, {1, 2} < {1, 2}, {1, 2} > {2}, {"x": 1}.keys() & {"x"}))
t(lambda: (range(10)[2:5], range(10)[::-2], {"x": 1}.keys() <= {"x", "y"}, {"a": 1} | {"b": 2}))
