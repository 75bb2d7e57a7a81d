"""torchviz: the DOT text of a graph of 100,000 nodes, as text only.

The graph is wide, because torchviz is recursive: 1,000 chains of 98 operations, then one sum.
"""

import torch
from torchviz import make_dot

from measuring import best, report

CHAINS, STEPS = 1_000, 98

torch.set_num_threads(1)
x = torch.tensor(1.0, requires_grad=True)
ends = []
for _ in range(CHAINS):
    y = x
    for _ in range(STEPS):
        y = y.tanh()
    ends.append(y)
loss = torch.stack(ends).sum()

text = ""


def run():
    global text
    text = make_dot(loss).source


seconds = best(run)
nodes = sum("[label=" in line for line in text.splitlines())
report("torchviz", seconds, nodes, bytes=len(text))
