# A linear classifier of three classes on four points.
import torch
import torch.nn.functional as F

X = torch.tensor([[0.5, -1.2], [1.5, 0.3], [-0.7, 0.8], [0.1, 0.4]])
y = torch.tensor([0, 2, 1, 1])
W = torch.tensor([[0.2, -0.5, 0.1], [0.7, 0.3, -0.4]], requires_grad=True)
b = torch.tensor([0.0, 0.1, -0.1], requires_grad=True)
logits = X @ W + b
loss = F.cross_entropy(logits, y)
loss.backward()
