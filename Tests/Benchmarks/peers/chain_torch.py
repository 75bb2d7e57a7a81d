"""PyTorch on one CPU thread: a chain of scalar operations y = y * a + b, forward and backward."""

import torch

from measuring import best, report

STEPS = 500_000

torch.set_num_threads(1)


def run():
    y = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    a = torch.tensor(0.999, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(0.001, dtype=torch.float64, requires_grad=True)
    for _ in range(STEPS):
        y = y * a + b
    y.backward()


report("PyTorch", best(run, 1), 2 * STEPS, note=f"torch {torch.__version__}, one thread")
