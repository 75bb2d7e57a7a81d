import torch
from torch.optim.optimizer import Optimizer, required
from torch.profiler import profile, record_function, ProfilerActivity, schedule
from torchviz import make_dot_from_trace

print(required)


class Plain(Optimizer):
    def __init__(self, params, lr=required, momentum=0):
        super().__init__(params, dict(lr=lr, momentum=momentum))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                p.add_(p.grad, alpha=-group["lr"])


w = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    Plain([w])
except ValueError as error:
    print(error)
optimizer = Plain([{"params": [w], "lr": 0.5}])
(w ** 2).sum().backward()
optimizer.step()
print(w, optimizer.param_groups[0]["lr"])

with profile(activities=[ProfilerActivity.CPU], record_shapes=True) as prof:
    with record_function("step"):
        y = w * 2
    prof.step()
print(type(prof.key_averages().table(sort_by="cpu_time_total", row_limit=10)))
with torch.autograd.profiler.profile() as prof:
    y = y + 1
print(y)

try:
    make_dot_from_trace(None)
except NotImplementedError as error:
    print(error)
