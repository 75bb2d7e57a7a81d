import torch
import torch.nn.functional as F

x = torch.tensor([-0.5, -1.5, 0.5, -0.0, -0.3, 0.7, -0.7])
print(torch.ceil(x), torch.trunc(x), torch.round(x), torch.floor(x))
print(torch.remainder(x, 0.5), torch.fmod(x, 0.5), x.frac())
print(torch.remainder(torch.tensor([-4.0, 4.0]), 2.0), torch.fmod(torch.tensor([-4.0, 4.0]), -2.0))
print(1 / torch.ceil(x), -torch.zeros(2), torch.zeros(2) * -1)

nan = float("nan")
x = torch.tensor([nan, 1.0, -1.0, 0.0], requires_grad=True)
for function in (torch.relu, F.relu, torch.amax, torch.max, torch.min):
    x.grad = None
    y = function(x)
    y.backward(torch.ones_like(y))
    print(y.detach(), x.grad)

for function in (torch.softmax, torch.log_softmax, lambda x: x.softmax(), F.softmax):
    try:
        print(function(torch.ones(2, 2)))
    except TypeError as error:
        print(error)

x = torch.arange(6).reshape(2, 3)
y = torch.arange(24).reshape(2, 3, 4)
for view in (
    lambda: x.t().view(6),
    lambda: x.t().view(3, 1, 2),
    lambda: x.t().reshape(6),
    lambda: x.t().contiguous().view(-1),
    lambda: y.permute(0, 2, 1).view(2, 12),
    lambda: y.transpose(0, 1).view(3, 8),
    lambda: y.transpose(0, 1).view(3, 2, 2, 2),
    lambda: y[:, :, 1:3].view(2, 6),
    lambda: y[:, :, 1:3].view(6, 2),
    lambda: y[:, 1:].view(2, 8),
    lambda: y[1].view(-1),
    lambda: y[1, 1:].view(-1),
    lambda: y[:, ::2].view(2, 2, 2, 2),
    lambda: torch.ones(3, 1).expand(3, 4).view(12),
    lambda: torch.ones(1, 4).expand(3, 4).view(3, 2, 2),
    lambda: y.permute(2, 0, 1).view(4, 6),
    lambda: y[:, 0].view(8),
    lambda: y.mT.view(-1),
    lambda: y.unsqueeze(1).transpose(1, 2).view(6, 4),
    lambda: y.transpose(1, 2).flatten(),
    lambda: y.narrow(1, 0, 2).view(-1),
    lambda: y.view(5),
    lambda: y.view(3, -1),
):
    try:
        result = view()
        print(tuple(result.shape), result.flatten()[:5].tolist())
    except RuntimeError as error:
        print("RuntimeError:", error)

# What is copied shares nothing.
copied = x.t().reshape(6)
copied[0] = 100
shared = x.reshape(6)
shared[1] = 200
print(x)
