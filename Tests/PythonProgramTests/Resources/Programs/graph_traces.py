from micrograd.engine import Value

a = Value(2.0)
b = Value(3.0)
c = a * b
d = ((c + a) ** 2).relu()
nodes, edges = set(), set()


def build(v):
    if v not in nodes:
        nodes.add(v)
        for child in v._prev:
            edges.add((child, v))
            build(child)


build(d)
print(len(nodes), len(edges), c._op, sorted([n._op for n in nodes]))
print(a in c._prev, b in d._prev, len({id(n) for n in nodes}), c._prev == {a, b})
