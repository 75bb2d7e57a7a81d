# One step of an LSTM cell.
import torch

x = torch.tensor([0.5, -1.0])
h = torch.tensor([0.1, 0.2])
c = torch.tensor([0.3, -0.1])
Wi = torch.tensor([[0.2, -0.4], [0.3, 0.6]], requires_grad=True)
Wf = torch.tensor([[0.5, 0.1], [-0.2, 0.3]], requires_grad=True)
Wo = torch.tensor([[0.7, -0.3], [0.1, 0.2]], requires_grad=True)
Wg = torch.tensor([[-0.6, 0.4], [0.8, 0.5]], requires_grad=True)
i = torch.sigmoid(x @ Wi + h)
f = torch.sigmoid(x @ Wf + h)
o = torch.sigmoid(x @ Wo + h)
g = torch.tanh(x @ Wg + h)
c1 = f * c + i * g
h1 = o * torch.tanh(c1)
loss = (h1 ** 2).sum()
loss.backward()
