"""PyTorch on one CPU thread: steps of micrograd's demo, 100 moons points through an MLP 2-16-16-1.

With the argument `scalars` every number is a tensor of its own, as in micrograd and in ours; with
`tensors` a layer is one matrix, and all points go through it at once.
"""

import sys

import torch
from torch import relu, tensor

from measuring import MOONS, best, report

ALPHA = 1e-4
SIZES = [2, 16, 16, 1]
AS_SCALARS = sys.argv[1] == "scalars"

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(1337)

weights = [torch.rand(n, m) * 2 - 1 for n, m in zip(SIZES, SIZES[1:])]
biases = [torch.zeros(m) for m in SIZES[1:]]
if AS_SCALARS:
    weights = [[[tensor(w.item()) for w in column] for column in layer.T] for layer in weights]
    biases = [[tensor(0.0) for _ in layer] for layer in biases]
    parameters = [w for layer in weights for neuron in layer for w in neuron]
    parameters += [b for layer in biases for b in layer]
else:
    parameters = weights + biases
for p in parameters:
    p.requires_grad = True


def score(values):
    """One point through scalars, one by one."""
    for index, (layer, bias) in enumerate(zip(weights, biases)):
        sums = [sum((w * x for w, x in zip(n, values)), b) for n, b in zip(layer, bias)]
        values = sums if index == len(weights) - 1 else [relu(s) for s in sums]
    return values[0]


def loss_of_scalars():
    losses = [relu(1 - label * score([tensor(x), tensor(y)])) for x, y, label in MOONS]
    return sum(losses) * (1.0 / len(losses)) + ALPHA * sum(p * p for p in parameters)


points = tensor(MOONS)


def loss_of_tensors():
    values = points[:, :2]
    for index, (layer, bias) in enumerate(zip(weights, biases)):
        values = values @ layer + bias
        if index < len(weights) - 1:
            values = relu(values)
    losses = relu(1 - points[:, 2] * values[:, 0])
    return losses.mean() + ALPHA * sum((p * p).sum() for p in parameters)


def step(rate):
    loss = loss_of_scalars() if AS_SCALARS else loss_of_tensors()
    loss.backward()
    with torch.no_grad():
        for p in parameters:
            p -= rate * p.grad
            p.grad = None
    losses.append(loss.item())


losses = []
seconds = best(lambda: step(1 - 0.9 * (len(losses) % 100) / 100), 3 if AS_SCALARS else 200)
name = "PyTorch, a tensor a number" if AS_SCALARS else "PyTorch, a matrix a layer"
report(name, seconds, 1, loss=losses[-1], note=f"torch {torch.__version__}, one thread")
