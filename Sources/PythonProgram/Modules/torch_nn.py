"""Networks: modules, layers and losses, with PyTorch's names and PyTorch's random numbers."""

import torch
from _support import scope


class Parameter:
    """A tensor that a module learns."""

    def __new__(cls, data=None, requires_grad=True):
        result = (torch.empty(0) if data is None else data).detach().clone()
        result.is_parameter = True
        return result.requires_grad_(requires_grad)


class Buffer:
    """A tensor that a module keeps, and does not learn."""

    def __new__(cls, data=None, *, persistent=True):
        result = (torch.empty(0) if data is None else data).detach()
        result.is_buffer = True
        return result


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
            if "_modules" not in self.__dict__:
                raise AttributeError("cannot assign module before Module.__init__() call")
            self._forget(name)
            self._modules[name] = value
        elif isinstance(value, torch.Tensor) and getattr(value, "is_parameter", False):
            if "_parameters" not in self.__dict__:
                raise AttributeError("cannot assign parameters before Module.__init__() call")
            self._forget(name)
            self._parameters[name] = value
        elif isinstance(value, torch.Tensor) and getattr(value, "is_buffer", False):
            self._forget(name)
            self._buffers[name] = value
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
        if not persistent:
            object.__setattr__(self, "_not_saved", getattr(self, "_not_saved", ()) + (name,))

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

    def get_buffer(self, target):
        path, _, name = target.rpartition(".")
        return self.get_submodule(path)._buffers[name]

    def set_submodule(self, target, module, strict=False):
        path, _, name = target.rpartition(".")
        setattr(self.get_submodule(path), name, module)

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

    cpu = cuda = float = half = type = share_memory = to_empty = bfloat16 = to

    def compile(self, *args, **options):
        pass

    def double(self):
        return self

    def state_dict(self, *args, prefix="", **options):
        from collections import OrderedDict
        result = OrderedDict()
        for path, module in self.named_modules(prefix=prefix.rstrip(".")):
            start = path + "." if path else ""
            left = getattr(module, "_not_saved", ())
            for name, value in list(module._parameters.items()) + list(module._buffers.items()):
                if value is not None and name not in left:
                    result[start + name] = value.detach()
        return result

    def load_state_dict(self, state_dict, strict=True, assign=False):
        own = self.state_dict()
        missing = [name for name in own if name not in state_dict]
        unexpected = [name for name in state_dict if name not in own]
        complaints = []
        with torch.no_grad():
            for name, value in own.items():
                if name not in state_dict:
                    continue
                given = state_dict[name]
                if getattr(value, "is_uninitialized", False):
                    path, _, part = name.rpartition(".")
                    value = self.get_submodule(path)._materialize(part, given.shape)
                if value.shape == given.shape:
                    value.copy_(given)
                else:
                    complaints.append(
                        f"size mismatch for {name}: copying a param with shape {given.shape} from "
                        f"checkpoint, the shape in current model is {value.shape}.")
        if strict:
            for kind, names in (("Unexpected", unexpected), ("Missing", missing)):
                if names:
                    quoted = ", ".join(f'"{name}"' for name in names)
                    complaints.insert(0, f"{kind} key(s) in state_dict: {quoted}. ")
        if complaints:
            lines = "".join("\n\t" + complaint for complaint in complaints)
            raise RuntimeError(
                f"Error(s) in loading state_dict for {type(self).__name__}:{lines}")
        return _Loaded(missing, unexpected)

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


class _Loaded:
    """What load_state_dict says of the names."""

    def __init__(self, missing_keys, unexpected_keys):
        self.missing_keys = missing_keys
        self.unexpected_keys = unexpected_keys

    def __iter__(self):
        return iter((self.missing_keys, self.unexpected_keys))

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return (f"_IncompatibleKeys(missing_keys={self.missing_keys}, "
                f"unexpected_keys={self.unexpected_keys})")


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
                if not isinstance(module, Module):
                    raise TypeError(f"{type(module).__name__} is not a Module subclass")
                self.add_module(str(index), module)

    def forward(self, input):
        for module in self._modules.values():
            input = module(input)
        return input

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        modules = list(self._modules.values())
        modules.insert(index, module)
        return self._renumbered(modules)

    def pop(self, key):
        module = self[key]
        del self[key]
        return module

    def _renumbered(self, modules):
        self._modules.clear()
        return self.extend(modules)

    def __delitem__(self, index):
        modules = list(self._modules.values())
        del modules[index]
        self._renumbered(modules)

    def __add__(self, other):
        return Sequential(*list(self), *list(other))

    def __getitem__(self, index):
        if isinstance(index, slice):
            from collections import OrderedDict
            return type(self)(OrderedDict(list(self._modules.items())[index]))
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

    def pop(self, key):
        module = self[key]
        del self[key]
        return module

    def __delitem__(self, index):
        modules = list(self)
        del modules[index]
        self._modules.clear()
        self.extend(modules)

    def __iadd__(self, modules):
        return self.extend(modules)

    def __add__(self, other):
        return ModuleList(list(self) + list(other))

    def __repr__(self):
        """Modules that look alike, one after the other, are said once."""
        lines = [repr(module).replace("\n", "\n  ") for module in self]
        parts, start = [], 0
        for place in range(1, len(lines) + 1):
            if place == len(lines) or lines[place] != lines[start]:
                if place - start > 1:
                    parts.append(f"({start}-{place - 1}): {place - start} x {lines[start]}")
                else:
                    parts.append(f"({start}): {lines[start]}")
                start = place
        return "ModuleList(" + ("\n  " + "\n  ".join(parts) + "\n" if parts else "") + ")"

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


class _Named(Module):
    """What is found by name; `_held` is where."""

    def __getitem__(self, key):
        return self._held()[key]

    def __contains__(self, key):
        return key in self._held()

    def __len__(self):
        return len(self._held())

    def __iter__(self):
        return iter(self._held())

    def keys(self):
        return self._held().keys()

    def values(self):
        return self._held().values()

    def items(self):
        return self._held().items()

    def update(self, values):
        for name, value in values.items() if hasattr(values, "items") else values:
            self[name] = value


class ModuleDict(_Named):
    def __init__(self, modules=None):
        super().__init__()
        self.update(modules or {})

    def _held(self):
        return self._modules

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def pop(self, key):
        return self._modules.pop(key)

    def clear(self):
        self._modules.clear()


def _described(parameter, kind):
    size = "x".join([str(extent) for extent in parameter.shape])
    return f"Parameter containing: [{kind} of size {size}]"


class ParameterDict(_Named):
    def __init__(self, parameters=None):
        super().__init__()
        self.update(parameters or {})

    def _held(self):
        return self._parameters

    def __setitem__(self, key, parameter):
        self.register_parameter(key, parameter)

    def __delitem__(self, key):
        del self._parameters[key]

    def __repr__(self):
        lines = [f"  ({name}): {_described(value, value.type())}" for name, value in self.items()]
        return "ParameterDict(" + "\n".join(lines) + ")"


class ParameterList(Module):
    def __init__(self, parameters=None):
        super().__init__()
        self.extend(parameters or [])

    def append(self, parameter):
        if not getattr(parameter, "is_parameter", False):
            parameter = Parameter(parameter)
        self.register_parameter(str(len(self)), parameter)
        return self

    def extend(self, parameters):
        for parameter in parameters:
            self.append(parameter)
        return self

    def __iadd__(self, parameters):
        return self.extend(parameters)

    def __getitem__(self, index):
        return list(self._parameters.values())[index]

    def __setitem__(self, index, parameter):
        self.register_parameter(str(index % len(self)), parameter)

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())

    def __repr__(self):
        lines = [f"  ({place}): {_described(value, value.dtype)}"
                 for place, value in enumerate(self)]
        return "ParameterList(\n" + "\n".join(lines) + "\n)"


from torch.nn._layers import *
from torch.nn._convolutions import *
from torch.nn._pools import *
from torch.nn._norms import *
from torch.nn._lazy import *
from torch.nn._activations import *
from torch.nn._recurrent import GRU, GRUCell, LSTM, LSTMCell, RNN, RNNBase, RNNCell, RNNCellBase
from torch.nn._attention import (
    MultiheadAttention, Transformer, TransformerDecoder, TransformerDecoderLayer,
    TransformerEncoder, TransformerEncoderLayer)
