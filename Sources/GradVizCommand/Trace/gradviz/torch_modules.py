"""Where a program of PyTorch is: the modules that are being called, and what they call theirs."""

import weakref

import torch
from torch.nn.modules import module as modules

from .graph import Scope


class Modules:
    """The stack of modules and of `record_function`, and the names of parameters and buffers."""

    def __init__(self, finished, guarded):
        self.stack = []
        self.names = {}  # The id of a parameter or a buffer: the tensor, weakly, and its name.
        self.inputs = {}
        self.roots = {}
        self._finished, self._guarded = finished, guarded
        self._paths = {}

    def begin(self):
        self._handles = [
            modules.register_module_forward_pre_hook(
                lambda *call: self._guarded(lambda: self._enter(*call))),
            modules.register_module_forward_hook(
                lambda *call: self._guarded(lambda: self._leave(*call)), always_call=True)]
        profiled = self._profiled = torch.autograd.profiler.record_function
        self._methods = profiled.__enter__, profiled.__exit__
        enter, leave = self._methods

        def entered(region):
            self.stack.append(Scope(region.name, self.current))
            return enter(region)

        def left(region, *error):
            if self.stack:
                self.stack.pop()
            return leave(region, *error)

        profiled.__enter__, profiled.__exit__ = entered, left

    def end(self):
        for handle in self._handles:
            handle.remove()
        self._profiled.__enter__, self._profiled.__exit__ = self._methods

    @property
    def current(self):
        return self.stack[-1] if self.stack else None

    @staticmethod
    def _lookup(table, tensor):
        held = table.get(id(tensor))
        return held[1] if held and held[0]() is tensor else None

    def name(self, tensor):
        return self._lookup(self.names, tensor)

    def is_input(self, tensor):
        return self._lookup(self.inputs, tensor) is not None

    def _enter(self, module, args):
        if not self.stack or id(module) not in self._paths:
            self._learn(module)
            for tensor in args:
                if isinstance(tensor, torch.Tensor):
                    self.inputs[id(tensor)] = weakref.ref(tensor), True
        path = self._paths[id(module)]
        around = next((s.path for s in reversed(self.stack) if s.path), "")
        relative = path[len(around) + 1 :] if around and path.startswith(around + ".") else path
        kind = type(module).__name__
        # The outermost is called by its class alone.
        scope = Scope(f"{relative} ({kind})" if relative else kind, self.current, path)
        self.stack.append(scope)

    def _leave(self, module, args, output):
        if self.stack:
            self.stack.pop()
        self._finished(output)

    def _learn(self, root):
        """Names all that belongs to a module that nothing around it has named."""
        known = self.roots.get(id(root))
        tensors = list(root.named_parameters()) + list(root.named_buffers())
        if known and known[0]() is root and known[1] == len(tensors):
            return
        self.roots[id(root)] = weakref.ref(root), len(tensors)
        for path, module in root.named_modules():
            self._paths[id(module)] = path
        for name, tensor in tensors:
            self.names.setdefault(id(tensor), (weakref.ref(tensor), name))

    def all_parameters(self):
        """The parameters of all modules that were called from outside of any other."""
        for root, _ in self.roots.values():
            if root() is not None:
                yield from root().named_parameters()
