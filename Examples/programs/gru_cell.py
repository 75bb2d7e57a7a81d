# One step of a GRU cell.
import torch

x = torch.tensor([0.5, -1.0])
h = torch.tensor([0.1, 0.2])
Wz = torch.tensor([[0.2, -0.4], [0.3, 0.6]], requires_grad=True)
Uz = torch.tensor([[0.5, 0.1], [-0.2, 0.3]], requires_grad=True)
Wr = torch.tensor([[0.7, -0.3], [0.1, 0.2]], requires_grad=True)
Ur = torch.tensor([[0.2, 0.3], [0.4, 0.2]], requires_grad=True)
Wn = torch.tensor([[-0.6, 0.4], [0.8, 0.5]], requires_grad=True)
Un = torch.tensor([[0.1, 0.7], [0.6, 0.2]], requires_grad=True)
z = torch.sigmoid(x @ Wz + h @ Uz)
r = torch.sigmoid(x @ Wr + h @ Ur)
n = torch.tanh(x @ Wn + r * (h @ Un))
h1 = (1 - z) * n + z * h
loss = (h1 ** 2).sum()
loss.backward()
