# Generators: what is sent, thrown and returned, and how they end.
import contextlib


def g():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("in", e)
        yield "thrown"
    finally:
        print("closed")


b = g()
print(next(b))
print(b.throw(ValueError("v")))
b.close()
b = g()
next(b)
b.close()
print(next(b, "end"))
b = g()
try:
    b.throw(KeyError("k"))
except KeyError as e:
    print("raised", e)
print(next(b, "over"))
try:
    g().send(5)
except TypeError as e:
    print(e)


def sub():
    x = yield "a"
    print("sub got", x)
    try:
        y = yield "b"
    except KeyError as e:
        print("sub caught", e)
        y = "caught"
    return "result " + y


def outer():
    r = yield from sub()
    print("outer got", r)
    yield r


o = outer()
print(next(o), o.send("s"), o.throw(KeyError("k")))


def returns(value):
    yield 1
    return value


for value in (None, 5):
    r = returns(value)
    next(r)
    try:
        next(r)
    except StopIteration as e:
        print("returned", e.value, e.args)
    try:
        next(r)
    except StopIteration as e:
        print("then", e.value, e.args)
print(StopIteration(7, 8).value, StopIteration().value)


def gen_error():
    yield 1
    raise StopIteration


try:
    print(list(gen_error()))
except RuntimeError as e:
    print("RuntimeError", e)


def taken():
    yield 1
    next(iter([]))


try:
    list(taken())
except RuntimeError as e:
    print("RuntimeError", e)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def finals():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            yield i
        finally:
            yield "finally", i
    else:
        yield "never"
    try:
        try:
            1 / 0
        finally:
            yield "still"
    except ZeroDivisionError:
        try:
            raise
        except ZeroDivisionError as e:
            yield "again", type(e).__name__
    try:
        return 9
    finally:
        yield "last"


def all_of():
    r = yield from finals()
    print("all of them:", r)


print(list(all_of()))


def exits():
    try:
        yield from sub()
    except GeneratorExit:
        print("outer closed")
        raise
    finally:
        print("outer done")


e = exits()
next(e)
e.close()


def middle():
    try:
        yield 1
    except ValueError:
        yield 2
        raise


m = middle()
next(m)
print(m.throw(ValueError("once more")))
try:
    next(m)
except ValueError as e:
    print("raised again:", e)


@contextlib.contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("</" + name + ">")


with tag("a") as t:
    print(t)
    raise ValueError("inside")
try:
    with tag("b"):
        raise KeyError("k")
except KeyError as e:
    print("outside", e)
