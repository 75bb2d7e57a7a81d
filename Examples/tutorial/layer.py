# A layer of two neurons, a batch of three points, and what flows back.
import torch

X = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]])
T = torch.tensor([[2.0, 2.0], [3.0, 1.0], [1.5, 0.0]])
W = torch.tensor([[1.0, -1.0], [0.5, 2.0]], requires_grad=True)
b = torch.tensor([0.5, -1.0], requires_grad=True)
Z = X @ W + b
H = torch.relu(Z)
loss = ((H - T) ** 2).sum()
loss.backward()
