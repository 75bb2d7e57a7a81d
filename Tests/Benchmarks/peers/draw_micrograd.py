"""micrograd with its notebook's drawing: a computation to SVG.

With the argument `neuron`, a neuron of two inputs (relu, as micrograd has no tanh: ten values, like
Examples/programs/neuron.py); with `mlp`, one moons point through an MLP 2-16-16-1. The time starts
before the computation and ends when the SVG is there; Python's own start is not in it.
"""

import random
import sys
import time

import graphviz
from micrograd.engine import Value
from micrograd.nn import MLP, Neuron

from measuring import best, report

REPEATS = {"neuron": 5, "mlp": 3}


def compute(kind):
    random.seed(1337)
    model = Neuron(2) if kind == "neuron" else MLP(2, [16, 16, 1])
    output = model([Value(1.3561737160849392), Value(-0.33694213016569713)])
    output.backward()
    return output


def draw(root):
    """A record per value, an ellipse per operator, as micrograd's notebook shows them."""
    values, pairs = set(), set()

    def visit(value):
        if value in values:
            return
        values.add(value)
        for operand in value._prev:
            pairs.add((operand, value))
            visit(operand)

    visit(root)
    picture = graphviz.Digraph(format="svg", graph_attr={"rankdir": "LR"})
    for value in values:
        key = str(id(value))
        label = f"{{ data {value.data:.4f} | grad {value.grad:.4f} }}"
        picture.node(key, label=label, shape="record")
        if value._op:
            picture.node(key + value._op, label=value._op)
            picture.edge(key + value._op, key)
    for operand, value in pairs:
        picture.edge(str(id(operand)), str(id(value)) + value._op)
    return picture, len(values)


kind = sys.argv[1]
count = 0


def run():
    global count
    picture, count = draw(compute(kind))
    picture.pipe()


# dot is waited for: the clock of this process's own work would leave it out.
seconds = best(run, REPEATS[kind], time.perf_counter)
report("micrograd draw_dot", seconds, 1, values=count)
