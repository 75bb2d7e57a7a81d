"""Gradients, and functions with derivatives of their own."""

import torch



def Variable(data, requires_grad=False, volatile=False):
    """Of the first PyTorch: today a tensor is one."""
    if requires_grad:
        return data.detach().clone().requires_grad_()
    return data


class profiler:
    pass


def set_detect_anomaly(mode=True):
    pass


class detect_anomaly:
    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return False
