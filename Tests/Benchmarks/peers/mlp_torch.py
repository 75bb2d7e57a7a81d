"""PyTorch on one CPU thread: steps of an MLP 784-128-10, batch of 64, with Adam."""

import torch
from torch.nn.functional import cross_entropy, relu

from arrays import parameter, wave
from measuring import best, report

torch.set_num_threads(1)

images = torch.tensor(wave(1, [64, 784]))
classes = torch.arange(64) % 10
w1 = parameter(2, [784, 128], 784)
b1 = torch.zeros(128, dtype=torch.float64, requires_grad=True)
w2 = parameter(3, [128, 10], 128)
b2 = torch.zeros(10, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.Adam([w1, b1, w2, b2])
losses = []


def step():
    optimizer.zero_grad()
    loss = cross_entropy(relu(images @ w1 + b1) @ w2 + b2, classes)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())


report("torch", best(step, 200), 1, losses=losses[:5])
