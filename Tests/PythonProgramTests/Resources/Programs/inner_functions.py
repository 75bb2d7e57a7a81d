# Functions inside of functions: those that are only called, and those that get out.
class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, children

    def ordered(self):
        found, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for child in node.children:
                    visit(child)
                found.append(node)

        visit(self)
        return found


leaf = Node(1)
root = Node(3, (leaf, Node(2, (leaf,))))
for _ in range(3):
    print([node.value for node in root.ordered()], [node.value for node in leaf.ordered()])


def counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


a, b = counter(0), counter(10)
print(a(), a(5), b(), a(), b(2))


def later(values):
    kept = []

    def keep(x):
        def show():
            return x * 2

        kept.append(show)

    for value in values:
        keep(value)
    return kept


print([f() for f in later([1, 2, 3])])


def recursive(n):
    def down(k):
        if k == 0:
            raise ValueError(f"bottom of {n}")
        return down(k - 1)

    try:
        return down(n)
    except ValueError as error:
        return str(error)


print(recursive(3), recursive(5))


def nested(n):
    def outer(k):
        def inner(m):
            return m if m <= 1 else inner(m - 1) + outer_step(m)

        return inner(k)

    def outer_step(m):
        return nested(m - 2) if m > 2 else 1

    return outer(n)


print([nested(n) for n in range(7)])


def itself():
    def me(f=None):
        return 0 if f else me(me)

    return me()


print(itself())


def names():
    def helper():
        return 1

    return sorted(locals()), locals()["helper"]()


print(names())


def numbers(n):
    def up(k):
        while k < n:
            yield k
            k += 1

    return up(0)


print(list(numbers(4)), sum(numbers(5)))


def mapped(xs):
    def double(x):
        return 2 * x

    return [double(x) for x in xs], map(double, xs)


first, second = mapped([1, 2, 3])
print(first, list(second))


def lazily(xs):
    def double(x):
        return 2 * x

    return (double(x) for x in xs)


print(list(lazily([4, 5])))


def typed(k):
    def scale(x):
        return k * x

    class Scaled:
        def __init__(self, x):
            self.x = scale(x)

    return Scaled


One, Two = typed(1), typed(2)
print(One(3).x, Two(3).x)


def handled():
    def fail(depth):
        if depth:
            fail(depth - 1)
        raise KeyError(depth)

    results = []
    for k in range(3):
        try:
            fail(k)
        except KeyError as error:
            results.append(error.args[0])
    return results


print(handled())
