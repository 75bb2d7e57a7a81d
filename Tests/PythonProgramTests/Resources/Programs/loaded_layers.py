import torch
from torch import nn

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.LazyLinear(4)
        self.output = nn.LazyLinear(2)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


net = Net()
x = torch.randn(3, 5)
y = net(x)
torch.save(net.state_dict(), "net.params")
clone = Net()
print(clone.load_state_dict(torch.load("net.params")))
print(clone.hidden.weight.shape)
clone.eval()
print(torch.equal(clone(x), y), clone, torch.rand(2))
conv = nn.Sequential(nn.LazyConv2d(2, 3), nn.ReLU())
other = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU())
conv.load_state_dict(other.state_dict())
image = torch.randn(1, 1, 4, 4)
print(torch.equal(conv(image), other(image)))


def attempt(model, state):
    try:
        print(model.load_state_dict(state))
    except RuntimeError as error:
        print(error)


linear = nn.Linear(2, 3)
attempt(linear, {})
attempt(linear, {"weight": torch.ones(2, 2), "bias": torch.ones(3)})
attempt(linear, {"weight": torch.ones(3, 2), "other": torch.ones(3)})
print(linear.load_state_dict({"weight": torch.ones(3, 2), "other": torch.ones(3)}, strict=False))
print(linear.weight)
