"""Keys of one hash that are not equal, and generators that are left before their end."""

import contextlib


class Key:
    def __init__(self, name, number):
        self.name, self.number = name, number

    def __hash__(self):
        return hash(len(self.name))

    def __eq__(self, other):
        return isinstance(other, Key) and (self.name, self.number) == (other.name, other.number)

    def __repr__(self):
        return f"{self.name}{self.number}"


a, b, c = Key("a", 1), Key("b", 1), Key("c", 1)
ages = {a: 1, b: 2}
ages[c] = 3
ages[Key("a", 1)] = 10
print(ages, len(ages), ages[Key("b", 1)], ages.get(Key("a", 2), "none"), ages.setdefault(c, 5))
print(Key("c", 1) in ages, Key("c", 2) in ages)
del ages[a]
print(ages, Key("b", 1) in ages, ages.pop(Key("c", 1)), ages)
ages[a] = 4
print(ages)
group = {a, b, Key("a", 1)}
print(len(group), Key("b", 1) in group, c in group)
group.add(c)
group.discard(Key("a", 1))
print(sorted(map(repr, group)))
print({(a, 1): "x", (b, 1): "y"}[(Key("b", 1), 1)])


def numbers(name, count):
    try:
        for number in range(count):
            yield number
    finally:
        print("end of", name)


for x in numbers("loop", 3):
    break
print("after the loop")
it = numbers("deleted", 5)
next(it)
del it
print("after del")


@contextlib.contextmanager
def opened(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


def held():
    with opened("file") as file:
        yield file
        yield file


for file in held():
    print(file)
    break


def collected():
    out = []

    def inner():
        try:
            yield 1
            yield 2
        finally:
            out.append("done")

    for value in inner():
        out = out + [value]
        break
    return out


print(collected())
never = numbers("never begun", 1)
del never
whole = list(numbers("whole", 2))
print(whole)
