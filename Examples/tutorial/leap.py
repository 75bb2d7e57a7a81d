# The saturated tanh model with a rate so large that the first step moves its sum by 1.
import torch

x = torch.tensor([1.0, 2.0])
weights = torch.tensor([1.0, 2.0], requires_grad=True)
bias = torch.tensor(0.5, requires_grad=True)
rate = 832.0

sums, slopes = [], []
for step in range(4):
    prediction = x @ weights + bias
    y_pred = torch.tanh(prediction)
    loss = (y_pred + 0.5) ** 2
    loss.backward()
    sums.append(prediction.item())
    slopes.append(1 - y_pred.item() ** 2)
    with torch.no_grad():
        weights -= rate * weights.grad
        bias -= rate * bias.grad
    weights.grad.zero_()
    bias.grad.zero_()
