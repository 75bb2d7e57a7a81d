import torch
def t(*s): return torch.ones(*s, requires_grad=True)
shapes = {1: (3,), 2: (3, 3), 3: (2, 3, 3), 4: (2, 2, 3, 3)}
for a in shapes:
    for b in shapes if a != 2 else (1, 2):
        print(a, b, (t(*shapes[a]) @ t(*shapes[b])).grad_fn.name(), torch.matmul(t(*shapes[a]), torch.ones(*shapes[b])).grad_fn.name(), (torch.ones(*shapes[a]) @ t(*shapes[b])).grad_fn.name())
x = t(2, 3)
m = torch.ones(2, 3).bool()
print(*[g.name() for g in (x.masked_fill(m, 1.0).grad_fn, (x * 1).masked_fill_(m, 2.0).grad_fn, torch.masked_fill(x, m, 3).grad_fn)])
print(t(1,3,3) @ t(3,3), t(1,2,3,3) @ t(2,3,3))
y = x * 1
y.add_(2)
print(y)
y.mul_(3).relu_()
print(y)
print(torch.bmm(t(2, 3, 3), t(2, 3, 3)).grad_fn.name())
z = (x * 2).sub_(x, alpha=2).clamp_(0, 1)
print(z)
h = torch.nn.functional.relu6(x)
print(h)
