import torch
import torch.nn as nn
torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 4)
        self.act = nn.ReLU()
        self.fc2 = nn.Linear(4, 1)
    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))
net = Net()
print(net)
x = torch.randn(5, 3)
y = torch.randn(5, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
crit = nn.MSELoss()
for i in range(3):
    opt.zero_grad()
    loss = crit(net(x), y)
    loss.backward()
    opt.step()
    print(i, loss)
print([n for n, p in net.named_parameters()])
print(net.fc1.weight)
for n, v in net.state_dict().items(): print(n, v.shape)
