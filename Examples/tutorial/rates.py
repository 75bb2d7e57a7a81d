# The same descent at four rates: too small, good, too large, far too large.
import torch

x = torch.tensor([1.0, 2.0])
y = torch.tensor([5.0])

slow, good, swinging, diverging = [], [], [], []
for rate, losses in [(0.01, slow), (0.05, good), (0.15, swinging), (0.2, diverging)]:
    weights = torch.tensor([1.0, 2.0], requires_grad=True)
    bias = torch.tensor(0.5, requires_grad=True)
    for step in range(11):
        loss = ((x @ weights + bias - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            weights -= rate * weights.grad
            bias -= rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
