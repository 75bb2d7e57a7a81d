import torch
import torch.nn as nn
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
x = torch.randn(5, 2)
y = torch.randn(5, 1)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for step in range(3):
    opt.zero_grad()
    loss = ((net(x) - y) ** 2).mean()
    loss.backward(create_graph=True)
    penalty = sum((p.grad ** 2).sum() for p in net.parameters())
    print(f"{loss.item():.5f} {penalty.item():.5f} {penalty.requires_grad}")
    opt.zero_grad()
    (0.1 * penalty).backward()
    opt.step()
w = torch.tensor([1.0, 2.0], requires_grad=True)
(w ** 2).sum().backward()
print(w.grad)
(w ** 3).sum().backward(create_graph=True)
print(w.grad)
(w ** 2).sum().backward()
w.grad = None
(w ** 3).sum().backward(create_graph=True)
g = w.grad
h = torch.autograd.grad(g.sum(), w, create_graph=True)[0]
print(h)
t = torch.autograd.grad(h.sum(), w)[0]
print(t)
w.grad.zero_()
print(w.grad.sum().item())
# hessian row by row
a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
f = a[0] ** 2 * a[1] + a[2] ** 3 * a[0]
f.backward(create_graph=True)
grad = a.grad.clone()
rows = []
for i in range(3):
    a.grad = None
    grad[i].backward(retain_graph=True)
    rows.append(a.grad.clone())
print(torch.stack(rows))
