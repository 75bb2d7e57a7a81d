from contextlib import contextmanager, suppress


class Named:
    def __init__(self, name, handles=False):
        self.name, self.handles = name, handles

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.handles


def values():
    with Named("outer") as outer, Named("inner"):
        yield outer
        with Named("nested"):
            received = yield 2
            print("received", received)
    print("after")
    yield 3


for value in values():
    print(value)

# Closed where it stands, and with something sent to it.
run = values()
print(next(run), next(run), run.send("sent"))
run = values()
next(run)
run.close()

# An exception on its way out, and one that a context handles.
run = values()
next(run)
try:
    run.throw(ValueError("thrown"))
except ValueError as error:
    print("out:", error)


def handled():
    with Named("handler", handles=True):
        yield 1
        raise KeyError("inside")
    yield 2
    for number in range(5):
        with Named(number):
            if number == 0:
                continue
            if number == 2:
                break
            yield number
    with Named("returns"):
        yield "last"
        return "result"


def delegating():
    result = yield from handled()
    print("result", result)


print(list(delegating()))


def fails():
    with Named("first"), Named(1 / 0):
        yield 1


try:
    next(fails())
except ZeroDivisionError as error:
    print("out:", error)


def unpacked():
    with suppress(TypeError), Named("pair") as (first, second):
        yield first
    yield "then"


try:
    print(list(unpacked()))
except ValueError as error:
    print("out:", error)


@contextmanager
def section(name):
    with Named(name) as entered:
        try:
            yield entered + "!"
        finally:
            print("finally", name)


with section("one") as one, section("two"):
    print(one)
with suppress(ValueError):
    with section("three"):
        raise ValueError("in three")
