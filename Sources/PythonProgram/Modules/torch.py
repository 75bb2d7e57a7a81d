"""What of PyTorch is said in Python."""

import torch
from torch._making import *
from torch._tensor import *

__version__ = "2.13.0+cpu"


class device:
    def __init__(self, type="cpu", index=None):
        if isinstance(type, device):
            type = type.type
        self.type = str(type).split(":")[0]
        self.index = index

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(self.type)

    def __str__(self):
        return self.type

    def __repr__(self):
        return f"device(type='{self.type}')"


cpu = device("cpu")


class _NoDevice:
    """An accelerator that is not there."""

    def is_available(self):
        return False

    is_built = is_available

    def device_count(self):
        return 0

    def manual_seed(self, seed):
        pass

    manual_seed_all = empty_cache = synchronize = manual_seed

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __setattr__(self, name, value):
        pass


cuda = mps = xpu = _NoDevice()
backends = version = _NoDevice()
strided = "torch.strided"


def is_grad_enabled():
    from _support import is_grad_enabled
    return is_grad_enabled()


def compile(model=None, **options):
    return model if model is not None else lambda model: model


def save(obj, f, **options):
    pass


def get_default_dtype():
    return torch.zeros(1).dtype


def set_default_device(device):
    pass


def set_default_tensor_type(kind):
    pass


def is_floating_point(input):
    return input.is_floating_point()


def inference_mode(mode=True):
    return torch.no_grad()


def set_grad_enabled(mode):
    return torch.no_grad() if not mode else enable_grad()


class enable_grad:
    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return False


def range(start, end=None, step=1, **options):
    return torch.arange(start, end + step / 2, step, dtype=torch.float32)


def is_tensor(obj):
    return isinstance(obj, torch.Tensor)


def typename(obj):
    return obj.type() if isinstance(obj, torch.Tensor) else type(obj).__name__


def _typed(kind):
    def make(*data, **options):
        return torch.Tensor(*data).to(kind)

    return make


FloatTensor = _typed(torch.float32)
DoubleTensor = _typed(torch.float64)
HalfTensor = _typed(torch.float32)
LongTensor = IntTensor = ShortTensor = ByteTensor = _typed(torch.int64)
BoolTensor = _typed(torch.bool)


def load(f, **options):
    raise FileNotFoundError(f"[Errno 2] No such file or directory: '{f}'")
