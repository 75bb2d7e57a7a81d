"""What of PyTorch is said in Python."""

import torch
from torch._making import *
from torch._tensor import *
from torch.func import vmap
from _support import set_grad_depth

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


# What programs save, which is no file: a name, and a copy.
_saved = {}


def save(obj, f, **options):
    from copy import deepcopy
    kept = deepcopy(obj)
    if hasattr(f, "write"):
        _saved[id(f)] = f, kept
    else:
        _saved[str(f)] = kept


def load(f, map_location=None, **options):
    from copy import deepcopy
    if id(f) in _saved:
        return deepcopy(_saved[id(f)][1])
    if str(f) not in _saved:
        raise FileNotFoundError(f"[Errno 2] No such file or directory: '{f}'")
    return deepcopy(_saved[str(f)])


def get_default_dtype():
    return torch.zeros(1).dtype


def set_default_device(device):
    pass


def set_default_tensor_type(t):
    torch.set_default_dtype((getattr(torch, t.split(".")[-1]) if isinstance(t, str) else t).dtype)


def is_floating_point(input):
    return input.is_floating_point()


class _Recording:
    """Whether what is computed in a block, or a function, is recorded."""

    def __init__(self, mode):
        self.mode = mode

    def __enter__(self):
        self._before = set_grad_depth(0 if self.mode else 1)
        return self

    def __exit__(self, type, value, traceback):
        set_grad_depth(self._before)
        return False

    def __call__(self, function):
        mode = self.mode

        def inside(*args, **options):
            with _Recording(mode):
                return function(*args, **options)

        inside.__name__ = getattr(function, "__name__", "inside")
        return inside


def no_grad(orig_func=None):
    return _Recording(False) if orig_func is None else _Recording(False)(orig_func)


def enable_grad(orig_func=None):
    return _Recording(True) if orig_func is None else _Recording(True)(orig_func)


class set_grad_enabled:
    """Counts at once, and until the end of a block if it stands before one."""

    def __init__(self, mode):
        self.mode = mode
        self._before = set_grad_depth(0 if mode else 1)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        set_grad_depth(self._before)
        return False

    def __call__(self, function):
        set_grad_depth(self._before)
        return _Recording(self.mode)(function)


def inference_mode(mode=True):
    return _Recording(False)(mode) if callable(mode) else _Recording(not mode)


def is_inference_mode_enabled():
    return not torch.is_grad_enabled()


class autocast:
    """Of half precision there is none here."""

    def __init__(self, *args, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return False

    def __call__(self, function):
        return function


class _Scaler:
    def __init__(self, *args, **options):
        pass

    def scale(self, loss):
        return loss

    def step(self, optimizer, *args, **options):
        return optimizer.step(*args, **options)

    def update(self, new_scale=None):
        pass

    def unscale_(self, optimizer):
        pass

    def get_scale(self):
        return 1.0

    def is_enabled(self):
        return False

    def state_dict(self):
        return {}

    def load_state_dict(self, state):
        pass


class _Mixed:
    autocast = autocast
    GradScaler = _Scaler


amp = _Mixed()
GradScaler = _Scaler


class _Limits:
    def __init__(self, dtype, **values):
        self.dtype = str(dtype).replace("torch.", "")
        for name, value in values.items():
            setattr(self, name, value)
        self._values = values

    def __repr__(self):
        return self._kind + "(" + ", ".join(
            [f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}"
             for name, value in self._values.items()] + [f"dtype={self.dtype}"]) + ")"


# Of each kind, how many bits stand behind the first, and the largest exponent.
_fractions = {
    torch.float16: (10, 15), torch.bfloat16: (7, 127), torch.float32: (23, 127),
    torch.float64: (52, 1023)}


class finfo(_Limits):
    _kind = "finfo"

    def __init__(self, type=None):
        type = torch.float32 if type is None else type
        if type not in _fractions:
            raise TypeError(
                f"torch.finfo() requires a floating point input type. Use torch.iinfo to handle "
                f"'{type}'")
        bits, largest = _fractions[type]
        top = (2 - 2.0 ** -bits) * 2.0 ** largest
        resolutions = {10: 1e-3, 7: 1e-2, 23: 1e-6, 52: 1e-15}
        least = 2.0 ** (1 - largest)
        super().__init__(
            type, resolution=resolutions[bits], min=-top, max=top, eps=2.0 ** -bits,
            smallest_normal=least, tiny=least)
        self.bits = type.itemsize * 8


class iinfo(_Limits):
    _kind = "iinfo"

    def __init__(self, type):
        if type.is_floating_point or type == torch.bool:
            raise TypeError(
                f"torch.iinfo() requires an integer input type. Use torch.finfo to handle '{type}'")
        self.bits = type.itemsize * 8
        half = 2 ** (self.bits - 2)
        least, top = (-half - half, half - 1 + half) if type.is_signed else (0, 2 ** self.bits - 1)
        super().__init__(type, min=least, max=top)


def range(start, end=None, step=1, **options):
    return torch.arange(start, end + step / 2, step, dtype=torch.float32)


def is_tensor(obj):
    return isinstance(obj, torch.Tensor)


def typename(obj):
    return obj.type() if isinstance(obj, torch.Tensor) else type(obj).__name__


class tensortype(type):
    """The class of classes that are tensors of a kind of numbers."""

    def __call__(cls, *data, **options):
        return torch.Tensor(*data).to(cls.dtype)

    def __instancecheck__(cls, value):
        return isinstance(value, torch.Tensor) and value.dtype == cls.dtype


def _tensors(name, dtype):
    return tensortype(name, (), {"__module__": "torch", "dtype": dtype})


FloatTensor = _tensors("FloatTensor", torch.float32)
DoubleTensor = _tensors("DoubleTensor", torch.float64)
HalfTensor = _tensors("HalfTensor", torch.float16)
LongTensor = _tensors("LongTensor", torch.int64)
IntTensor = _tensors("IntTensor", torch.int32)
ShortTensor = _tensors("ShortTensor", torch.int16)
ByteTensor = _tensors("ByteTensor", torch.uint8)
CharTensor = _tensors("CharTensor", torch.int8)
BoolTensor = _tensors("BoolTensor", torch.bool)


def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    result = torch.as_tensor(obj) if dtype is None else torch.as_tensor(obj, dtype=dtype)
    return result.requires_grad_() if requires_grad else result


def eye_like(input):
    return torch.eye(input.size(-1))


def empty_strided(size, stride, **options):
    return torch.empty(size, **options)


def empty_permuted(size, physical_layout, **options):
    return torch.empty(size, **options)


def fill(input, value):
    return torch.full_like(input, value)


def promote_types(type1, type2):
    return (torch.zeros(1, dtype=type1) * torch.zeros(1, dtype=type2)).dtype


def result_type(tensor1, tensor2):
    return promote_types(torch.as_tensor(tensor1).dtype, torch.as_tensor(tensor2).dtype)


def can_cast(from_, to):
    return promote_types(from_, to) == to


def _window(function):
    def window(window_length, periodic=True, **options):
        count = window_length if periodic else window_length - 1
        return function(torch.arange(window_length) * (2 * torch.pi / count))

    return window


hann_window = _window(lambda x: 0.5 - 0.5 * torch.cos(x))
hamming_window = _window(lambda x: 0.54 - 0.46 * torch.cos(x))
blackman_window = _window(lambda x: 0.42 - 0.5 * torch.cos(x) + 0.08 * torch.cos(2 * x))


def bartlett_window(window_length, periodic=True, **options):
    count = window_length if periodic else window_length - 1
    return 1 - (2 * torch.arange(window_length) / count - 1).abs()


def poisson(input, generator=None):
    """By counting draws until their product is small enough."""
    values = []
    for rate in input.flatten().tolist():
        count, product, limit = 0, torch.rand(()).item(), 2.718281828459045 ** -rate
        while product > limit:
            count += 1
            product *= torch.rand(()).item()
        values.append(float(count))
    return torch.tensor(values).reshape(input.shape)


def binomial(count, prob, generator=None):
    values = [float((torch.rand(int(n)) < p).sum())
              for n, p in zip(count.flatten().tolist(), prob.flatten().tolist())]
    return torch.tensor(values).reshape(count.shape)


def get_num_threads():
    return 1


def get_default_device():
    return device("cpu")


def _says_nothing(*args, **options):
    pass


set_float32_matmul_precision = set_num_interop_threads = set_flush_denormal = _says_nothing
set_deterministic_debug_mode = set_warn_always = _says_nothing
contiguous_format, preserve_format = "torch.contiguous_format", "torch.preserve_format"
channels_last = "torch.channels_last"
newaxis = None


def get_float32_matmul_precision():
    return "highest"


def are_deterministic_algorithms_enabled():
    return False


# Functions that are also in torch.nn.functional.


def __getattr__(name):
    if name in _shared:
        return getattr(torch.nn.functional, name)
    raise AttributeError(f"module 'torch' has no attribute '{name}'")


_shared = (
    "adaptive_avg_pool1d", "adaptive_max_pool1d", "alpha_dropout", "avg_pool1d", "batch_norm",
    "bilinear", "celu", "channel_shuffle", "conv1d", "conv3d", "conv_transpose1d",
    "conv_transpose2d", "conv_transpose3d", "cosine_embedding_loss", "cosine_similarity",
    "ctc_loss", "embedding", "embedding_bag", "group_norm", "hardshrink", "hinge_embedding_loss",
    "instance_norm", "kl_div", "layer_norm", "margin_ranking_loss", "max_pool1d", "max_pool3d",
    "pairwise_distance", "pdist", "pixel_shuffle", "pixel_unshuffle", "poisson_nll_loss", "prelu",
    "relu_", "rms_norm", "rrelu", "threshold", "triplet_margin_loss", "celu_", "selu_",
    "threshold_")
