# The linear model learns: forward, loss, gradient, update, ten times.
import torch

weights = torch.tensor([1.0, 2.0], requires_grad=True)
bias = torch.tensor(0.5, requires_grad=True)
x = torch.tensor([1.0, 2.0])
y = torch.tensor([5.0])
rate = 0.05

w1, w2, b, predictions, losses = [], [], [], [], []
for step in range(11):
    prediction = x @ weights + bias
    loss = ((prediction - y) ** 2).mean()
    loss.backward()
    w1.append(weights.tolist()[0])
    w2.append(weights.tolist()[1])
    b.append(bias.item())
    predictions.append(prediction.item())
    losses.append(loss.item())
    with torch.no_grad():
        weights -= rate * weights.grad
        bias -= rate * bias.grad
    weights.grad.zero_()
    bias.grad.zero_()
