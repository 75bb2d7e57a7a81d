"""Networks: modules, layers and losses, with PyTorch's names and PyTorch's random numbers."""

import math
import torch
import torch.nn.functional as F
from _support import named, scope
from torch.nn import init


class Parameter:
    """A tensor that a module learns."""

    def __new__(cls, data=None, requires_grad=True):
        result = (torch.empty(0) if data is None else data).detach().clone()
        result.is_parameter = True
        return result.requires_grad_(requires_grad)


class Buffer:
    def __new__(cls, data, persistent=True):
        return data


class Module:
    training = True

    def __init__(self):
        set = object.__setattr__
        set(self, "training", True)
        set(self, "_parameters", {})
        set(self, "_buffers", {})
        set(self, "_modules", {})
        set(self, "_forward_hooks", {})
        set(self, "_forward_pre_hooks", {})
        set(self, "_backward_hooks", {})
        set(self, "_path", "")

    def __setattr__(self, name, value):
        if isinstance(value, Module):
            self._forget(name)
            self._modules[name] = value
        elif isinstance(value, torch.Tensor) and getattr(value, "is_parameter", False):
            self._forget(name)
            self._parameters[name] = value
        elif name in getattr(self, "_parameters", ()):
            if value is not None:
                raise TypeError(
                    f"cannot assign '{type(value).__name__}' as parameter '{name}' "
                    "(torch.nn.Parameter or None expected)")
            self._parameters[name] = value
        elif name in getattr(self, "_modules", ()) and value is None:
            self._modules[name] = value
        elif name in getattr(self, "_buffers", ()):
            self._buffers[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        for kind in ("_parameters", "_buffers", "_modules"):
            values = self.__dict__.get(kind)
            if values is not None and name in values:
                return values[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name):
        if name in self._parameters or name in self._buffers or name in self._modules:
            self._forget(name)
        else:
            object.__delattr__(self, name)

    def _forget(self, name):
        for values in (self._parameters, self._buffers, self._modules):
            values.pop(name, None)
        if name in self.__dict__:
            object.__delattr__(self, name)

    def __call__(self, *args, **kwargs):
        for hook in list(self._forward_pre_hooks.values()):
            result = hook(self, args)
            if result is not None:
                args = result if isinstance(result, tuple) else (result,)
        if self._path == "":
            self._name_parts("")
        with scope(self._path or type(self).__name__):
            result = self.forward(*args, **kwargs)
        for hook in list(self._forward_hooks.values()):
            changed = hook(self, args, result)
            if changed is not None:
                result = changed
        for hook in list(self._backward_hooks.values()):
            self._hook_gradients(hook, args, result)
        return result

    def _hook_gradients(self, hook, args, result):
        """Calls a hook when the gradients of the first input and of the result are there."""
        after = []
        takes = [x for x in args if isinstance(x, torch.Tensor) and x.requires_grad]

        def end(slope):
            after.append(slope)
            if not takes:
                hook(self, (None,) * len(args), (slope,))

        def start(slope):
            changed = hook(self, (slope,), tuple(after))
            return changed[0] if isinstance(changed, tuple) else changed

        if isinstance(result, torch.Tensor) and result.requires_grad:
            result.register_hook(end)
            if takes:
                takes[0].register_hook(start)

    def _name_parts(self, path):
        """Gives parts and parameters their paths, which the picture shows."""
        object.__setattr__(self, "_path", path)
        start = path + "." if path else ""
        for name, value in self._parameters.items():
            if value is not None:
                value.label = start + name
        for name, module in self._modules.items():
            if module is not None:
                module._name_parts(start + name)

    def forward(self, *args, **kwargs):
        raise NotImplementedError(
            f'Module [{type(self).__name__}] is missing the required "forward" function')

    def register_parameter(self, name, param):
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        self._buffers[name] = tensor

    def register_module(self, name, module):
        self._modules[name] = module

    add_module = register_module

    def register_forward_hook(self, hook, **options):
        return _Handle(self._forward_hooks, hook)

    def register_forward_pre_hook(self, hook, **options):
        return _Handle(self._forward_pre_hooks, hook)

    def register_full_backward_hook(self, hook, **options):
        return _Handle(self._backward_hooks, hook)

    register_backward_hook = register_full_backward_hook

    def named_children(self):
        for name, module in self._modules.items():
            if module is not None:
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        memo = [] if memo is None else memo
        if any([self is known for known in memo]):
            return
        memo.append(self)
        yield prefix, self
        for name, module in self.named_children():
            yield from module.named_modules(memo, prefix + ("." if prefix else "") + name)

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def _named(self, kind, prefix, recurse):
        known = []
        for path, module in self.named_modules(prefix=prefix) if recurse else [(prefix, self)]:
            for name, value in getattr(module, kind).items():
                if value is None or any([value is other for other in known]):
                    continue
                known.append(value)
                yield path + ("." if path else "") + name, value

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        return self._named("_parameters", prefix, recurse)

    def parameters(self, recurse=True):
        for _, value in self.named_parameters(recurse=recurse):
            yield value

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        return self._named("_buffers", prefix, recurse)

    def buffers(self, recurse=True):
        for _, value in self.named_buffers(recurse=recurse):
            yield value

    def get_submodule(self, target):
        module = self
        for name in target.split(".") if target else []:
            module = getattr(module, name)
        return module

    def get_parameter(self, target):
        path, _, name = target.rpartition(".")
        return self.get_submodule(path)._parameters[name]

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        for module in self.modules():
            object.__setattr__(module, "training", mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        for parameter in self.parameters():
            if set_to_none:
                parameter.grad = None
            elif parameter.grad is not None:
                parameter.grad.zero_()

    def to(self, *args, **options):
        return self

    cpu = cuda = float = half = type = share_memory = to

    def double(self):
        return self

    def state_dict(self, *args, prefix="", **options):
        from collections import OrderedDict
        result = OrderedDict()
        for path, module in self.named_modules(prefix=prefix.rstrip(".")):
            start = path + "." if path else ""
            for name, value in list(module._parameters.items()) + list(module._buffers.items()):
                if value is not None:
                    result[start + name] = value.detach()
        return result

    def load_state_dict(self, state_dict, strict=True, assign=False):
        own = self.state_dict()
        missing = [name for name in own if name not in state_dict]
        unexpected = [name for name in state_dict if name not in own]
        if strict and (missing or unexpected):
            raise RuntimeError(
                f"Error(s) in loading state_dict for {type(self).__name__}: "
                f"missing keys {missing}, unexpected keys {unexpected}")
        with torch.no_grad():
            for name, value in own.items():
                if name in state_dict:
                    if value.shape != state_dict[name].shape:
                        raise RuntimeError(
                            f"size mismatch for {name}: {state_dict[name].shape} for {value.shape}")
                    value.copy_(state_dict[name])
        return "<All keys matched successfully>"

    def extra_repr(self):
        return ""

    def _get_name(self):
        return self.__class__.__name__

    def __repr__(self):
        extra = self.extra_repr()
        lines = []
        for name, module in self._modules.items():
            text = repr(module).replace("\n", "\n  ")
            lines.append(f"({name}): {text}")
        if not lines:
            return f"{self._get_name()}({extra})"
        start = [extra] if extra else []
        return self._get_name() + "(\n  " + "\n  ".join(start + lines) + "\n)"


class _Handle:
    def __init__(self, hooks, hook):
        self._hooks = hooks
        self._key = object()
        hooks[self._key] = hook

    def remove(self):
        self._hooks.pop(self._key, None)


class Sequential(Module):
    def __init__(self, *modules):
        super().__init__()
        if len(modules) == 1 and hasattr(modules[0], "items"):
            for name, module in modules[0].items():
                self.add_module(name, module)
        else:
            for index, module in enumerate(modules):
                self.add_module(str(index), module)

    def forward(self, input):
        for module in self._modules.values():
            input = module(input)
        return input

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(*list(self._modules.values())[index])
        return list(self._modules.values())[index]

    def __setitem__(self, index, module):
        self._modules[list(self._modules)[index]] = module

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())


class ModuleList(Module):
    def __init__(self, modules=None):
        super().__init__()
        self.extend(modules or [])

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        modules = list(self)
        modules.insert(index, module)
        self._modules.clear()
        return self.extend(modules)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ModuleList(list(self._modules.values())[index])
        return list(self._modules.values())[index]

    def __setitem__(self, index, module):
        self._modules[list(self._modules)[index]] = module

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())


class ModuleDict(Module):
    def __init__(self, modules=None):
        super().__init__()
        self.update(modules or {})

    def update(self, modules):
        for name, module in modules.items() if hasattr(modules, "items") else modules:
            self.add_module(name, module)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __contains__(self, key):
        return key in self._modules

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def keys(self):
        return self._modules.keys()

    def values(self):
        return self._modules.values()

    def items(self):
        return self._modules.items()


class ParameterList(Module):
    def __init__(self, parameters=None):
        super().__init__()
        for parameter in parameters or []:
            self.append(parameter)

    def append(self, parameter):
        self.register_parameter(str(len(self)), parameter)
        return self

    def __getitem__(self, index):
        return list(self._parameters.values())[index]

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())


class ParameterDict(Module):
    def __init__(self, parameters=None):
        super().__init__()
        for name, parameter in (parameters or {}).items():
            self.register_parameter(name, parameter)

    def __getitem__(self, key):
        return self._parameters[key]

    def __setitem__(self, key, parameter):
        self.register_parameter(key, parameter)

    def __contains__(self, key):
        return key in self._parameters

    def __len__(self):
        return len(self._parameters)

    def keys(self):
        return self._parameters.keys()

    def values(self):
        return self._parameters.values()

    def items(self):
        return self._parameters.items()


class Identity(Module):
    def __init__(self, *args, **options):
        super().__init__()

    def forward(self, input):
        return input


class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(torch.empty(out_features, in_features))
        if bias:
            self.bias = Parameter(torch.empty(out_features))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(self.in_features) if self.in_features > 0 else 0
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        return F.linear(input, self.weight, self.bias)

    def extra_repr(self):
        return (f"in_features={self.in_features}, out_features={self.out_features}, "
                f"bias={self.bias is not None}")


class LazyLinear(Module):
    """A linear layer that learns how wide its input is when it first sees one."""

    def __init__(self, out_features, bias=True, **options):
        super().__init__()
        self.out_features = out_features
        self.has_bias = bias

    def forward(self, input):
        if "weight" not in self._parameters:
            made = Linear(input.shape[-1], self.out_features, self.has_bias)
            self.in_features = made.in_features
            for name, parameter in made._parameters.items():
                self.register_parameter(name, parameter)
        return F.linear(input, self.weight, self.bias)

    def _get_name(self):
        return "Linear" if "weight" in self._parameters else "LazyLinear"

    def extra_repr(self):
        width = self.in_features if "weight" in self._parameters else 0
        return f"in_features={width}, out_features={self.out_features}, bias={self.has_bias}"


class Bilinear(Module):
    def __init__(self, in1_features, in2_features, out_features, bias=True):
        super().__init__()
        self.in1_features = in1_features
        self.in2_features = in2_features
        self.out_features = out_features
        bound = 1 / math.sqrt(in1_features)
        self.weight = Parameter(torch.empty(out_features, in1_features, in2_features))
        init.uniform_(self.weight, -bound, bound)
        self.bias = Parameter(torch.empty(out_features)) if bias else None
        if bias:
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input1, input2):
        rows = [((input1 @ self.weight[k]) * input2).sum(-1) for k in range(self.out_features)]
        result = torch.stack(rows, -1)
        return result if self.bias is None else result + self.bias


class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim

    def forward(self, input):
        return input.flatten(self.start_dim, self.end_dim)

    def extra_repr(self):
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Unflatten(Module):
    def __init__(self, dim, unflattened_size):
        super().__init__()
        self.dim = dim
        self.unflattened_size = unflattened_size

    def forward(self, input):
        shape = list(input.shape)
        shape[self.dim:self.dim + 1 or None] = list(self.unflattened_size)
        return input.reshape(shape)


class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p
        self.inplace = inplace

    def forward(self, input):
        return F.dropout(input, self.p, self.training)

    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"


class Embedding(Module):
    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, **options):
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.padding_idx = padding_idx
        self.weight = Parameter(torch.empty(num_embeddings, embedding_dim))
        init.normal_(self.weight)
        if padding_idx is not None:
            with torch.no_grad():
                self.weight[padding_idx] = 0

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, **options):
        result = cls(embeddings.shape[0], embeddings.shape[1])
        result.weight = Parameter(embeddings, requires_grad=not freeze)
        return result

    def forward(self, input):
        return F.embedding(input, self.weight)

    def extra_repr(self):
        return f"{self.num_embeddings}, {self.embedding_dim}"


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


class _Convolution(Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, groups,
                 bias, padding_mode):
        super().__init__()
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = kernel_size
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.groups = groups
        self.weight = Parameter(torch.empty(out_channels, in_channels // groups, *kernel_size))
        self.bias = Parameter(torch.empty(out_channels)) if bias else None
        if not bias:
            self.register_parameter("bias", None)
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if bias:
            bound = 1 / math.sqrt(in_channels // groups * math.prod(kernel_size))
            init.uniform_(self.bias, -bound, bound)

    def extra_repr(self):
        text = (f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, "
                f"stride={self.stride}")
        if self.padding != tuple([0] * len(self.kernel_size)):
            text += f", padding={self.padding}"
        if self.dilation != tuple([1] * len(self.kernel_size)):
            text += f", dilation={self.dilation}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        return text if self.bias is not None else text + ", bias=False"


class Conv2d(_Convolution):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1,
                 groups=1, bias=True, padding_mode="zeros", **options):
        kernel = _pair(kernel_size)
        dilation = _pair(dilation)
        if padding == "same":
            padding = tuple([d * (k - 1) // 2 for k, d in zip(kernel, dilation)])
        elif padding == "valid":
            padding = 0
        super().__init__(in_channels, out_channels, kernel, _pair(stride), _pair(padding),
                         dilation, groups, bias, padding_mode)

    def forward(self, input):
        if self.dilation != (1, 1) or self.groups != 1:
            return F.conv2d(input, self.weight, self.bias, self.stride, self.padding,
                            self.dilation, self.groups)
        return F.conv2d(input, self.weight, self.bias, self.stride, self.padding)


class Conv1d(_Convolution):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1,
                 groups=1, bias=True, padding_mode="zeros", **options):
        def single(value):
            return tuple(value) if isinstance(value, (tuple, list)) else (value,)

        super().__init__(in_channels, out_channels, single(kernel_size), single(stride),
                         single(padding), single(dilation), groups, bias, padding_mode)

    def forward(self, input):
        wide = self.weight.unsqueeze(-2)
        return F.conv2d(input.unsqueeze(-2), wide, self.bias, (1,) + self.stride,
                        (0,) + self.padding).squeeze(-2)


class _Pool(Module):
    def __init__(self, kernel_size, stride=None, padding=0, **options):
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding


class MaxPool2d(_Pool):
    def forward(self, input):
        return F.max_pool2d(input, self.kernel_size, self.stride, self.padding)

    def extra_repr(self):
        return (f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
                "dilation=1, ceil_mode=False")


class AvgPool2d(_Pool):
    def forward(self, input):
        return F.avg_pool2d(input, self.kernel_size, self.stride, self.padding)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class MaxPool1d(_Pool):
    def forward(self, input):
        return F.max_pool2d(input.unsqueeze(-2), (1, self.kernel_size), (1, self.stride),
                            (0, self.padding)).squeeze(-2)


class AvgPool1d(_Pool):
    def forward(self, input):
        return F.avg_pool2d(input.unsqueeze(-2), (1, self.kernel_size), (1, self.stride),
                            (0, self.padding)).squeeze(-2)


class AdaptiveAvgPool2d(Module):
    def __init__(self, output_size):
        super().__init__()
        self.output_size = output_size

    def forward(self, input):
        size = _pair(self.output_size)
        height, width = input.shape[-2] // size[0], input.shape[-1] // size[1]
        return F.avg_pool2d(input, (height, width), (height, width))


class _Norm(Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True,
                 track_running_stats=True, **options):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        self.register_parameter("weight", Parameter(torch.ones(num_features)) if affine else None)
        self.register_parameter("bias", Parameter(torch.zeros(num_features)) if affine else None)
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.register_buffer("num_batches_tracked", torch.tensor(0))

    def forward(self, input):
        dims = [0] + list(range(2, input.dim()))
        shape = [1, self.num_features] + [1] * (input.dim() - 2)
        if self.training or not self.track_running_stats:
            mean = input.mean(dims)
            var = ((input - mean.reshape(shape)) ** 2).mean(dims)
            if self.training and self.track_running_stats:
                count = input.numel() // self.num_features
                with torch.no_grad():
                    self.num_batches_tracked = self.num_batches_tracked + 1
                    share = self.momentum
                    unbiased = var.detach() * (count / (count - 1))
                    self.running_mean = (1 - share) * self.running_mean + share * mean.detach()
                    self.running_var = (1 - share) * self.running_var + share * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        result = (input - mean.reshape(shape)) / torch.sqrt(var.reshape(shape) + self.eps)
        if self.affine:
            result = result * self.weight.reshape(shape) + self.bias.reshape(shape)
        return named(result, "NativeBatchNorm")

    def extra_repr(self):
        return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, "
                f"affine={self.affine}, track_running_stats={self.track_running_stats}")


class BatchNorm1d(_Norm):
    pass


class BatchNorm2d(_Norm):
    pass


class LayerNorm(Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, **options):
        super().__init__()
        whole = isinstance(normalized_shape, int)
        self.normalized_shape = (normalized_shape,) if whole else tuple(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        shape = self.normalized_shape
        self.register_parameter(
            "weight", Parameter(torch.ones(shape)) if elementwise_affine else None)
        self.register_parameter(
            "bias", Parameter(torch.zeros(shape)) if elementwise_affine and bias else None)

    def forward(self, input):
        return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return (f"{self.normalized_shape}, eps={self.eps}, "
                f"elementwise_affine={self.elementwise_affine}, bias={self.bias is not None}")


class GroupNorm(Module):
    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, **options):
        super().__init__()
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.register_parameter("weight", Parameter(torch.ones(num_channels)) if affine else None)
        self.register_parameter("bias", Parameter(torch.zeros(num_channels)) if affine else None)

    def forward(self, input):
        grouped = input.reshape(input.shape[0], self.num_groups, -1)
        mean = grouped.mean(-1, keepdim=True)
        var = ((grouped - mean) ** 2).mean(-1, keepdim=True)
        result = ((grouped - mean) / torch.sqrt(var + self.eps)).reshape(input.shape)
        if self.weight is None:
            return result
        shape = [1, self.num_channels] + [1] * (input.dim() - 2)
        return result * self.weight.reshape(shape) + self.bias.reshape(shape)


class RMSNorm(Module):
    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, **options):
        super().__init__()
        self.eps = 1.1920928955078125e-07 if eps is None else eps
        self.weight = Parameter(torch.ones(normalized_shape))

    def forward(self, input):
        return input * torch.rsqrt((input ** 2).mean(-1, keepdim=True) + self.eps) * self.weight


from torch.nn._activations import *
from torch.nn._recurrent import GRU, GRUCell, LSTM, LSTMCell, RNN, RNNCell
from torch.nn._attention import MultiheadAttention, TransformerEncoder, TransformerEncoderLayer
