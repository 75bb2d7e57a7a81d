"""PyTorch on one CPU thread: steps of a small convolution network, batch of 32, with Adam."""

import torch
from torch.nn.functional import conv2d, cross_entropy, max_pool2d, relu

from arrays import parameter, wave
from measuring import best, report

torch.set_num_threads(1)


def zeros(count):
    return torch.zeros(count, dtype=torch.float64, requires_grad=True)


images = torch.tensor(wave(1, [32, 1, 28, 28]))
classes = torch.arange(32) % 10
w1, b1 = parameter(2, [8, 1, 3, 3], 9), zeros(8)
w2, b2 = parameter(3, [16, 8, 3, 3], 72), zeros(16)
w3, b3 = parameter(4, [784, 10], 784), zeros(10)
optimizer = torch.optim.Adam([w1, b1, w2, b2, w3, b3])
losses = []


def step():
    optimizer.zero_grad()
    first = max_pool2d(relu(conv2d(images, w1, b1, padding=1)), 2)
    second = max_pool2d(relu(conv2d(first, w2, b2, padding=1)), 2)
    loss = cross_entropy(second.flatten(1) @ w3 + b3, classes)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())


report("torch", best(step, 40), 1, losses=losses[:5])
