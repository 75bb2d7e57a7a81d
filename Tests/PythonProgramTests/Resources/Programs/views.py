import torch
x = torch.zeros(3, 3)
r = x[0]; r += 1; print(x)
v = x.view(9); v[8] = 5; print(x); x[1, 1] = 7; print(v, x.T)
w = torch.ones(2, requires_grad=True)
w.data[0] = 3.; print(w); w.data -= 1; print(w); d = w.detach(); 
with torch.no_grad(): w *= 2
print(d, w)
y = w * 2; z = y.clone(); z[0] = w[1]; z.sum().backward(); print(w.grad); w.grad.zero_(); print(w.grad)
x[:, 0] = torch.tensor([1., 2., 3.]); x[x < 2] = -1; print(x)
