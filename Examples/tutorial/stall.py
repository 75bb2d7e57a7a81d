# Three descents of the tanh model: a target out of reach, one within reach, and the same from small weights.
import torch

x = torch.tensor([1.0, 2.0])
rate = 0.05

unreachable, reachable, small = [], [], []
sums = []
for start, target, losses in [(1.0, 5.0, unreachable), (1.0, -0.5, reachable), (0.1, -0.5, small)]:
    weights = torch.tensor([1.0 * start, 2.0 * start], requires_grad=True)
    bias = torch.tensor(0.5 * start, requires_grad=True)
    for step in range(1001):
        prediction = x @ weights + bias
        loss = ((torch.tanh(prediction) - target) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            weights -= rate * weights.grad
            bias -= rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    sums.append(prediction.item())
