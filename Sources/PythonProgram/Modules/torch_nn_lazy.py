"""Layers that learn how wide their input is when they first see one."""

import torch
from torch.nn import Module
from torch.nn._convolutions import *
from torch.nn._layers import Linear
from torch.nn._norms import *


class UninitializedParameter:
    """A parameter whose shape is not known yet."""

    requires_grad = True
    grad = None
    data = None
    is_parameter = True
    is_uninitialized = True

    @property
    def shape(self):
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. This error usually "
            "happens in `load_state_dict` when trying to load an uninitialized parameter into an "
            "initialized one. Call `forward` to initialize the parameters before accessing their "
            "attributes.")

    def numel(self):
        raise ValueError(
            "Attempted to use an uninitialized parameter in "
            "<method 'numel' of 'torch._C.TensorBase' objects>. This error happens when you are "
            "using a `LazyModule` or explicitly manipulating `torch.nn.parameter."
            "UninitializedParameter` objects. When using LazyModules Call `forward` with a dummy "
            "batch to initialize the parameters before calling torch functions")

    def detach(self):
        return self

    def requires_grad_(self, requires_grad=True):
        return self

    def __repr__(self):
        return "<UninitializedParameter>"


UninitializedBuffer = UninitializedParameter


def _lazy(name, made, dim):
    """A class that becomes the class `made`, whose first argument is the input's extent."""

    def __init__(self, *args, **options):
        Module.__init__(self)
        object.__setattr__(self, "_arguments", (args, options))
        has_bias = options.get("bias", True)
        for part in ("weight", "bias"):
            self.register_parameter(
                part, UninitializedParameter() if part == "weight" or has_bias else None)

    def __call__(self, input, *args, **options):
        given, named = self._arguments
        state = torch.get_rng_state()
        known = made(input.shape[dim], *given, **named)
        # What was loaded before stays, and nothing is drawn for it.
        loaded = {part: value for part, value in self._parameters.items()
                  if isinstance(value, torch.Tensor)}
        if loaded:
            torch.set_rng_state(state)
        for part, value in loaded.items():
            setattr(known, part, value)
        for key, value in known.__dict__.items():
            if key not in ("_path", "training", "_forward_hooks", "_forward_pre_hooks",
                           "_backward_hooks"):
                object.__setattr__(self, key, value)
        self.__class__ = made
        return self(input, *args, **options)

    def _materialize(self, part, shape):
        parameter = torch.nn.Parameter(torch.empty(shape))
        setattr(self, part, parameter)
        return parameter

    def extra_repr(self):
        given, named = self._arguments
        if made is Linear:
            return f"in_features=0, out_features={given[0]}, bias={named.get('bias', True)}"
        return "0" + made(1, *given, **named).extra_repr()[1:]

    return type(name, (made,),
                {"__init__": __init__, "__call__": __call__, "_materialize": _materialize,
                 "extra_repr": extra_repr})


LazyLinear = _lazy("LazyLinear", Linear, -1)
LazyConv1d, LazyConv2d = _lazy("LazyConv1d", Conv1d, 1), _lazy("LazyConv2d", Conv2d, 1)
LazyConv3d = _lazy("LazyConv3d", Conv3d, 1)
LazyConvTranspose1d = _lazy("LazyConvTranspose1d", ConvTranspose1d, 1)
LazyConvTranspose2d = _lazy("LazyConvTranspose2d", ConvTranspose2d, 1)
LazyConvTranspose3d = _lazy("LazyConvTranspose3d", ConvTranspose3d, 1)
LazyBatchNorm1d = _lazy("LazyBatchNorm1d", BatchNorm1d, 1)
LazyBatchNorm2d = _lazy("LazyBatchNorm2d", BatchNorm2d, 1)
LazyBatchNorm3d = _lazy("LazyBatchNorm3d", BatchNorm3d, 1)
LazyInstanceNorm1d = _lazy("LazyInstanceNorm1d", InstanceNorm1d, 1)
LazyInstanceNorm2d = _lazy("LazyInstanceNorm2d", InstanceNorm2d, 1)
LazyInstanceNorm3d = _lazy("LazyInstanceNorm3d", InstanceNorm3d, 1)
