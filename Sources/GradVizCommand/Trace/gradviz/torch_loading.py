"""Starts the tracer of PyTorch when the program imports it: until then, nobody waits for that."""

import importlib.abc
import importlib.machinery
import sys


class _Loader(importlib.abc.Loader):
    """The loader of a module, which tells when it has done its work."""

    def __init__(self, loader, then):
        self._loader, self._then = loader, then

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        self._then()

    def __getattr__(self, name):
        return getattr(self._loader, name)


class start:
    """The adapter of PyTorch, which is none as long as PyTorch is not there."""

    def __init__(self, trace):
        self._trace, self._tracer = trace, None
        if "torch" in sys.modules:
            self._begin()
        else:
            sys.meta_path.insert(0, self)

    def find_spec(self, name, path=None, target=None):
        if name != "torch":
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, self._begin)
        return spec

    def _begin(self):
        from .torch_tracer import OLDEST, TorchTracer, version_of_torch

        if version_of_torch() < OLDEST:
            from .trace import say

            say(f"PyTorch {sys.modules['torch'].__version__} is not traced: that takes "
                f"{'.'.join(map(str, OLDEST))} or newer; pip install --upgrade torch")
            return
        self._tracer = TorchTracer(self._trace)
        self._tracer.begin()

    def stop(self):
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        if self._tracer:
            self._tracer.end()

    def keep_forward(self):
        return self._tracer.keep_forward() if self._tracer else None

    def draw(self, value):
        return self._tracer is not None and self._tracer.draw(value)

    def notes(self, graph):
        return self._tracer.notes(graph) if self._tracer else []
