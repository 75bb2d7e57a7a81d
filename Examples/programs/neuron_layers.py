# Two layers of neurons, number by number: what a matrix product hides.
import torch

x = torch.tensor([2.0, 3.0, -1.0])
W1 = torch.tensor([[0.3, -0.2, 0.5], [-0.4, 0.1, 0.2], [0.6, 0.3, -0.1], [0.2, -0.5, 0.4]], requires_grad=True)
w2 = torch.tensor([0.7, -0.3, 0.2, 0.5], requires_grad=True)

total = torch.tensor(0.1)
for j in range(4):
    s = torch.tensor(0.0)
    for i in range(3):
        s = s + W1[j, i] * x[i]
    h = torch.tanh(s)
    total = total + w2[j] * h

loss = (total - 1.0) ** 2
loss.backward()
