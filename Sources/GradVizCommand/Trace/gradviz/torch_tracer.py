"""The tracer of PyTorch: sees its functions as people call them."""

import os

import torch
from torch.nn.parameter import UninitializedTensorMixin
from torch.overrides import TorchFunctionMode

from . import frames
from .graph import ancestors
from .torch_backward import Backward
from .torch_modules import Modules
from .torch_operations import makes_new, naming, settings
from .torch_records import Records, version
from .torch_values import Replay, is_leaf, tensors_in

OLDEST = (2, 1)
_CALL = torch.nn.Module._call_impl.__code__


def version_of_torch():
    return tuple(int(part) for part in torch.__version__.split("+")[0].split(".")[:2])


class TorchTracer(TorchFunctionMode):
    def __init__(self, trace):
        super().__init__()
        self.trace = trace
        self.modules = Modules(self._module_finished, self.guarded)
        self.records = Records(trace, self.modules, _CALL)
        self.backward = Backward(self)
        self.is_paused = False
        self._failure = None

    def begin(self):
        frames.add_machinery(os.path.dirname(torch.__file__) + os.sep)
        self.modules.begin()
        self.backward.begin()
        self.__enter__()

    def end(self):
        self.__exit__(None, None, None)
        self.backward.end()
        self.modules.end()

    def __torch_function__(self, function, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        if self.is_paused or self.trace.is_done:
            return function(*args, **kwargs)
        name, is_reflected = naming(function)
        if function is torch.Tensor.__iter__ and args[0].dim() > 0:
            return iter(self.__torch_function__(torch.Tensor.unbind, types, args))
        if name is None:
            result = function(*args, **kwargs)
            if function is torch.Tensor.register_hook:
                self.guarded(lambda: self.records.await_again(args[0]))
            return result
        call = self.guarded(lambda: _Call(self, function, name, is_reflected, args, kwargs))
        result = function(*args, **kwargs)
        if call:
            self.guarded(lambda: call.finish(result))
        return result

    def guarded(self, work):
        """The program goes on, whatever becomes of its tracing."""
        try:
            return work()
        except Exception as error:
            self._failure = self._failure or f"{type(error).__name__}: {error}"
            self.is_paused = True
            return None

    def _module_finished(self, output):
        """What a module returns is called what the statement around the call calls it."""
        if self.is_paused or self.trace.is_done:
            return
        frame = frames.caller()
        while frame is not None and frame.f_code is not _CALL:
            frame = frame.f_back
        frame = frame and frame.f_back
        results = list(tensors_in(output))
        names = frames.assigned_names(frame, _CALL)
        for tensor, name in zip(results, names if len(names) == len(results) else []):
            record = self.records.of(tensor)
            if record and record.name is None and record.origin == "result":
                record.name = name

    # What the trace asks.

    def keep_forward(self):
        """Keeps what there is where backward() was not called; returns what that is, in words."""
        if self.backward.others:
            self.trace.keep(*self.backward.others, self.backward.complete)
            return "this is what torch.autograd.grad differentiated"
        if self.records.last is None:
            return None
        self.trace.keep([self.records.last], [None], self.backward.complete)
        return "this is what was computed last, without gradients"

    def draw(self, value):
        record = self.records.of(value) if isinstance(value, torch.Tensor) else None
        if record is None:
            return False
        self.backward.settle(ancestors([record]))
        self.trace.draw([record], [record.grad], self.backward.complete)
        return True

    def notes(self, graph):
        failed = [f"tracing ended early, which is a fault of gradviz: {self._failure}"]
        return (failed if self._failure else []) + self.backward.notes(graph)


class _Call:
    """One call of a function, from before it is made."""

    def __init__(self, tracer, function, name, is_reflected, args, kwargs):
        self.tracer, self.function, self.name, self.is_reflected = (
            tracer, function, name, is_reflected)
        self.args, self.kwargs = args, kwargs
        operands = [] if makes_new(name) else list(tensors_in((args, kwargs)))
        self.is_foreign = any(map(_is_wrapped, operands))
        self.operands = [] if self.is_foreign else operands
        self.before = [(id(tensor), version(tensor)) for tensor in self.operands]
        self.was_known = bool(operands) and tracer.records.of(operands[0]) is not None
        self.inputs = self.replay = None
        if self.operands:
            # What happens in place, as to the running mean of a batch norm, is not seen afterwards.
            self.inputs = tracer.records.operands(name, args, kwargs, is_reflected)
            if tracer.records.is_to_be_replayed(self.operands):
                self.replay = Replay(function, args, kwargs)

    def finish(self, result):
        """Records what came of it."""
        results = list(tensors_in(result))
        if not results and self.name == "setitem_":
            results = [self.args[0]]
        if not results or self.is_foreign or any(map(_is_wrapped, results)):
            return
        records, frame = self.tracer.records, frames.caller()
        if not self.operands:
            for tensor in results:
                records.made(tensor, frame)
            return
        # x.contiguous() may be x.
        if any((id(tensor), version(tensor)) in self.before for tensor in results):
            return
        first = results[0]
        if self.name.endswith("_") and first is self.operands[0] and is_leaf(first) and (
            first.requires_grad or not self.was_known
        ):
            # A parameter that is changed is another one from now on; what nobody has used yet has
            # not begun.
            return records.forget(first)
        if self.is_reflected:
            self.inputs.reverse()
        records.record(
            self.name,
            settings(
                self.function, self.name, self.args, self.kwargs, first.shape, self.is_reflected),
            self.inputs, results, self.replay, frame, self.is_reflected)
        if self.function is torch.autograd.grad:
            self.tracer.backward.differentiated(self.args, self.kwargs, result)


def _is_wrapped(tensor):
    """Whether it has no elements of its own: a lazy module's parameter, or what stands for others
    while torch.func transforms a function.
    """
    return isinstance(tensor, UninitializedTensorMixin) or (
        torch._C._functorch.is_functorch_wrapped_tensor(tensor))
