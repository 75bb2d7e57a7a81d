# A layer with a residual connection, normalised as layer norm is defined.
import torch

x = torch.tensor([[1.0, 2.0, -1.0], [0.5, -0.3, 0.8]], requires_grad=True)
W = torch.tensor([[0.3, 0.1, -0.2], [0.5, -0.4, 0.2], [0.1, 0.9, 0.4]], requires_grad=True)
g = torch.tensor([1.0, 1.0, 1.0], requires_grad=True)
b = torch.tensor([0.0, 0.0, 0.0], requires_grad=True)
a = torch.relu(x @ W)
r = x + a
mu = r.mean(dim=-1, keepdim=True)
var = ((r - mu) ** 2).mean(dim=-1, keepdim=True)
n = (r - mu) / torch.sqrt(var + 1e-5)
out = n * g + b
t = torch.tensor([[0.0, 1.0, -1.0], [1.0, -1.0, 0.5]])
loss = ((out - t) ** 2).mean()
loss.backward()
