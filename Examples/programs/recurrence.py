# One number remembered over twelve steps: the gradient of w is a sum over all of them.
import torch

w = torch.tensor(0.9, requires_grad=True)
u = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(0.1, requires_grad=True)

h = torch.tensor(0.0)
for x in [0.5, -1.0, 0.3, 0.9, -0.4, 0.2, 0.7, -0.6, 0.1, 0.8, -0.2, 0.4]:
    h = torch.tanh(w * h + u * x + b)

loss = (h - 0.7) ** 2
loss.backward()
