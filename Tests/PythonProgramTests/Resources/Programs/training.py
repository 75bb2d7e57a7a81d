import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
data = TensorDataset(torch.randn(10, 3), torch.randint(0, 2, (10,)))
loader = DataLoader(data, batch_size=4, shuffle=True)


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])
        self.norm = nn.LayerNorm(sizes[1])
        self.drop = nn.Dropout(0.5)

    def forward(self, x):
        x = self.drop(torch.tanh(self.norm(self.layers[0](x))))
        return self.layers[1](x)


net = Net([3, 5, 2])
print(net)
print(sum(p.numel() for p in net.parameters()), [name for name, _ in net.named_parameters()])
for make in (
    lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    lambda p: torch.optim.Adam(p, lr=0.01),
    lambda p: torch.optim.AdamW(p, lr=0.01),
    lambda p: torch.optim.RMSprop(p, lr=0.01, momentum=0.5, centered=True),
    lambda p: torch.optim.Adagrad(p, lr=0.1),
):
    optimizer = make(net.parameters())
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
    for epoch in range(2):
        net.train()
        for x, y in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(net(x), y)
            loss.backward()
            optimizer.step()
        scheduler.step()
        print(type(optimizer).__name__, epoch, f"{loss.item():.4f}", scheduler.get_last_lr())
net.eval()
with torch.no_grad():
    print(net(data.tensors[0]).argmax(1))
rnn = nn.LSTM(3, 4, num_layers=2, batch_first=True, bidirectional=True)
out, (h, c) = rnn(torch.randn(2, 5, 3))
print(out.shape, h.shape, c[0])
gru = nn.GRU(3, 2)
print(gru(torch.randn(4, 1, 3))[0])
attention = nn.MultiheadAttention(4, 2, batch_first=True)
x = torch.randn(1, 3, 4)
output, weights = attention(x, x, x)
print(output, weights)
conv = nn.Sequential(nn.Conv2d(1, 2, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8, 1))
print(conv(torch.randn(1, 1, 4, 4)), conv)
bn = nn.BatchNorm1d(3)
print(bn(torch.randn(6, 3)), bn.running_mean, bn.running_var)
emb = nn.Embedding(5, 2)
print(emb(torch.tensor([[1, 4], [0, 1]])))
state = net.state_dict()
other = Net([3, 5, 2])
other.load_state_dict(state)
print(torch.equal(other.layers[0].weight, net.layers[0].weight))
