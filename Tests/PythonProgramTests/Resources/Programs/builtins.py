# Python without an import: functions, methods of texts, lists, dicts and sets.
print(max([3, 1], key=lambda x: -x), min("abc", "b", key=len), max([], default=3), max(1, 2, 3), min([[1, 2], [0]]), max("hello"))
print(divmod(7, 2), divmod(-7.5, 2), pow(2, 10), pow(3, 4, 5), bin(10), hex(255), oct(8), hex(-255))
print(int("ff", 16), int("0b101", 2), int("0x1f", 0), int(" 12 "), int(3.9), float("1e3"), float("inf"), int("1_000"))
print(round(2.5), round(3.14159, 2), round(1234, -2), round(-0.5), abs(-3), sum([1, 2], 10), sum([[1], [2]], []))
print(callable(len), callable(3), hash(1) == hash(1.0), type(3).__name__, type(3), type("a"), type(None), type([]), isinstance(True, int))
print(list(zip("ab", [1, 2], strict=True)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, 2])), list(enumerate("ab", 1)))
print(list(reversed([1, 2])), sorted("bca", reverse=True), sorted([(2, "a"), (1, "b")], key=lambda t: t[0]), any([]), all([]))
print(type("X", (), {"a": 1})().a, issubclass(bool, int), issubclass(ValueError, Exception), getattr(3, "foo", "no"), hasattr([], "append"))
print(str(3.0), str(None), repr("a'b"), repr("a\tb"), repr("a'b\"c"), repr("\x00\x7f\u00e9\u200b"), repr("a\\b\n\r"), ascii("é"))
print("a,b,,c".split(","), " a b ".split(), "a b c".rsplit(" ", 1), "a-b-c".rpartition("-"), "abc".partition("b"), "x".join("abc"), "a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True))
print("abcabc".find("c", 3), "abcabc".rfind("b"), "abc".find(""), "abc".count(""), "aaa".count("aa"), "abc".index("c"), "abcabc".rindex("a"), "abc".find("z"), "hello".find("l", 0, 3), "hello".find("l", -2))
print("abc".replace("b", ""), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "Hello World".swapcase(), "hello world's".title(), "HELLO".capitalize(), "ß".upper(), "Straße".casefold())
print("abc".startswith(("x", "a")), "abc".endswith("c"), "abc".startswith("b", 1), "abc".removeprefix("a"), "abc".removesuffix("c"), "a\tb".expandtabs(4), "abc".zfill(5), "-5".zfill(4), "ab".center(5, "*"), "ab".ljust(4) + "|")
print("123".isdigit(), "12.3".isdigit(), "abc".isalpha(), "a1".isalnum(), "".isalpha(), "ABC".isupper(), "aB".islower(), "a b".isidentifier(), "²".isdigit(), "½".isnumeric(), "½".isdigit(), "Ab Cd".istitle(), " \n".isspace(), "é".isascii(), "a\n".isprintable())
print("abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: "Z", 98: None}), str.maketrans({"a": "b"}), str.maketrans("a", "b"))
print("  x ".strip(), "xxaxx".strip("x"), "abc"[::-1], "abc"[-1], "abc"[1:], "a" * 3, "a" in "abc", "a" < "b", "abc" == "abc", "hello"[1:4:2])
print(str.upper("abc"), str.join("-", ["a", "b"]), list(map(str.strip, [" a ", "b "])), list(map(str, [1, 2])), list(map(int, "123")), sorted(["B", "a"], key=str.lower))
d = {"a": 1}; print(d.get("b"), d.get("b", 2), d.setdefault("c", []), d.pop("a"), d.pop("z", None), d, list(d.items()), d.keys(), d.values(), d.items())
l = [3, 1, 2]; l.sort(); l.extend("ab"); l.insert(0, 9); l.remove("a"); print(l, l.pop(), l.pop(0), l.index(2), l.count(1), l * 2, l + [1], l[::-1], l.copy()); l.clear(); print(l); l += (1, 2); print(l, [1, 2] == [1, 2], [1] < [2], [1, 2, 3].index(3, 1))
t = (1, 2, 1); print(t.count(1), t.index(2), t + (3,), t * 2, (1,), (), t[1:], hash(t) == hash((1, 2, 1)), (1, 2) < (1, 3)); a, *b, c = range(5); print(a, b, c); (x, y), z = (1, 2), 3; print(x, y, z)
print(1 < 2 < 3, 1 == 1.0, not 1, None is None, 1 if True else 2, [] or "x", 0 and 1, "a" "b", True + True, 3 != 4, 1 not in [2])
print(*[1, 2], sep=",", end="!\n"); print("a", "b", sep=""); print(); print([1, "a", None, 2.5, (1,), {"k": [1]}], {1: "a"}, {"x"}, sep=" | ")
print(id(3) == id(3), vars(type("T", (), {"x": 1})()), [*range(3), *"ab"], {**{"a": 1}, "b": 2}, (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
print(all(x > 0 for x in [1, 2]), sum(x * x for x in range(4)), max(len(w) for w in ["a", "bb"]), {x % 2 for x in range(4)}, [[j for j in range(i)] for i in range(3)], list(x for x in "ab"), [y for x in [[1], [2]] for y in x if y > 1])
try:
    "abc".index("z")
except ValueError as e:
    print(e)
print(frozenset([1, 2]), frozenset(), frozenset("a") == {"a"}, len({frozenset([1]), frozenset([1])}))
s = {3, 1}; s.add(2); s.update([5], (1,)); print(sorted(s), s.issubset({1, 2, 3, 5}), s.isdisjoint({9}))
s.intersection_update([1, 2, 7]); s.symmetric_difference_update({2, 9}); print(sorted(s), s.pop() in (1, 9))
print(dict.fromkeys("ab", 0), {"a": 1}.keys(), {"a": 1}.items(), (1, 2, 1).count(1), [1, 2, 1].index(1, 1))
print(list(iter(lambda c=[0]: c.append(1) or len(c), 4)), format(3.14159, ".2f"), ascii("é"))


class Named(dict):
    def __missing__(self, key):
        return key * 2


class Stack(list):
    def peek(self):
        return self[-1]


d = Named(a=1)
d["b"] = 2
print(d, d["x"], len(d), isinstance(d, dict), dict(d), {**d}, sorted(d))
s = Stack([1, 2])
s.append(5)
print(s, s.peek(), sum(s), isinstance(s, list), s + [1], s[1:])
