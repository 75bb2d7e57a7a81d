"""The graphviz package of PyPI: the DOT text of a graph of 100,000 nodes, two edges each."""

import graphviz

from measuring import best, report

NODES = 100_000

text = ""


def run():
    global text
    dot = graphviz.Digraph(node_attr={"shape": "record"})
    for n in range(NODES):
        dot.node(f"n{n}", label=f"{{ v{n} | data {n / 7:.4f} | grad {1 / (n + 1):.4f} }}")
        if n > 0:
            dot.edge(f"n{n - 1}", f"n{n}")
            dot.edge(f"n{n // 2}", f"n{n}")
    text = dot.source


report("graphviz (PyPI)", best(run), NODES, bytes=len(text))
