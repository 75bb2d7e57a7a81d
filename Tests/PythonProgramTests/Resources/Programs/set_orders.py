print({3, 1, 2}, {10, 5, 100, 33, 8}, set(range(10, 0, -1)), {-1, -2, 5}, {1000, 7, 15})
print({1.5, 2, 3.0, -0.25, 1e300, 0.1}, {(1, 2), (0,), (3, 4, 5), ()}, {True, 7, 2.5})
members = set()
for number in [50, 3, 17, 99, 1024, 64, 33]:
    members.add(number)
print(members)
members.discard(17)
print(members)
members.add(1)
print(list(members), members.pop(), members.pop(), members)
members.update([7, 70, 700], {8, 80, 800}, {9: "nine", 90: "ninety"})
print(members)
print({1, 2} | {33, 9}, {5, 6, 7} & {7, 6}, {8, 16, 24, 1} - {16}, {8, 1} ^ {16})
print(frozenset([9, 8, 32, 0]), sorted({True, 5}))
print(set([3, 3, 40, 8, 16]), set((5, 21, 37, 53)), set({40: 1, 8: 2}), {x * 7 % 31 for x in range(12)})
large = set(range(0, 200, 7))
print(large, len(large))
for number in range(0, 200, 14):
    large.remove(number)
print(large, large.copy(), set(large))
print(large - {7, 21}, large - set(range(100)), large & set(range(60)), large ^ {1, 2, 7})
print(large.union([1000, 2000], {5}), large.intersection(range(50)), large.difference([7], [21, 35]))
changed = set(range(20))
changed -= {3, 4, 5}
changed |= {100, 64}
changed &= set(range(0, 101, 2))
changed ^= {2, 999}
print(changed)
while changed:
    print(changed.pop(), end=" ")
print()
labels = [2, 0, 1, 2, 1, 9, 12, 40]
print(set(labels), list(set(labels)), max(set(labels), key=labels.count))
pairs = {(a, b) for a in range(3) for b in range(3)}
print(pairs)
print(hash(3), hash(-1), hash(2.5), hash(0.1), hash((1, 2)), hash((1.5, -1, ())), hash(2**61), hash(float("inf")))
print({"only"}, {4, "four"} == {"four", 4}, sorted({"b", "a"}))
for number in {30, 20, 10, 5, 44}:
    print(number, end=" ")
print()
print(sum({0.1, 0.2, 0.3, 1e16}), [*{9, 17, 1}], dict.fromkeys({9, 17, 1}, 0))
first = second = {1, 2}
first |= {3}
first -= {1}
first ^= {2, 9}
first &= {9, 3, 4}
print(second, first is second)
table = others = {"a": 1}
table |= {"b": 2, "a": 3}
print(others, table is others)
first ^= first
print(second)
