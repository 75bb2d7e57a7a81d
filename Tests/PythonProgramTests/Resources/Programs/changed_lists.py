# Lists that change while a loop goes through them, what += takes, and keys that are missing.
l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print(l)
l = [1, 2, 3]
seen = []
for x in l:
    seen.append(x)
    if x == 1:
        l.pop(1)
print(seen)
l = [1, 2]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
it = iter(l)
print(list(it))
l.append(5)
print(next(it, "ended"))

l = same = [1]
l += "ab"
l += (5,)
l += range(2)
l += {"k": 1}
l += (x * x for x in [2, 3])
l += l
print(l, same is l)


class Adds:
    def __radd__(self, other):
        return ("added to", other)


l = [1]
l += Adds()
print(l)
try:
    l = [1]
    l += 5
except TypeError:
    print("TypeError", l)


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.args)


def f():
    raise OverflowError("big")


class K(KeyError):
    pass


def g():
    raise K("mine")


t(lambda: {}["x"])
t(f)
t(lambda: {}.pop("k"))
t(lambda: set().remove(1))
t(g)
t(lambda: {1}.remove(2))
t(g)
t(lambda: {}.popitem())
t(g)
t(lambda: set().pop())
print(~True, ~5, ~False, -True, +True, True & 1)
