"""The common random numbers of PyTorch."""

import torch
from torch import get_rng_state, initial_seed, manual_seed, seed, set_rng_state

default_generator = torch.Generator()


class fork_rng:
    """What is drawn inside changes nothing outside."""

    def __init__(self, devices=None, enabled=True, **options):
        self.enabled = enabled

    def __enter__(self):
        self._state = get_rng_state()
        return self

    def __exit__(self, type, value, traceback):
        if self.enabled:
            set_rng_state(self._state)
        return False
