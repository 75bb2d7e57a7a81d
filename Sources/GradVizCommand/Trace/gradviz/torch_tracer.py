"""The tracer of PyTorch: sees its functions as people call them, and the gradients that come back."""

import os
import weakref

import torch
from torch.overrides import TorchFunctionMode

from . import frames
from .graph import Record, Values, ancestors
from .torch_backward import Backward
from .torch_modules import Modules
from .torch_operations import ARITHMETIC, SYMBOLS, has_exponent, makes_new, naming, settings
from .torch_values import EVERYTHING, Change, Replay, snapshot, tensors_in

OLDEST = (2, 1)
_CALL = torch.nn.Module._call_impl.__code__


def version():
    return tuple(int(part) for part in torch.__version__.split("+")[0].split(".")[:2])


class TorchTracer(TorchFunctionMode):
    def __init__(self, trace):
        super().__init__()
        self.trace, self.most = trace, trace.most_elements
        self.modules = Modules(self._module_finished)
        self.backward = Backward(self)
        # The id of a tensor: the tensor, weakly, its record, and the version that was recorded.
        self.known = {}
        self.sources = {}
        self.generation = 0
        self.last = None
        self.is_paused = False

    def begin(self):
        frames.add_machinery(os.path.dirname(torch.__file__) + os.sep)
        self.modules.begin()
        self.backward.begin()
        self.__enter__()

    def end(self):
        self.__exit__(None, None, None)
        self.backward.end()
        self.modules.end()

    # Operations.

    def __torch_function__(self, function, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        if self.is_paused or self.trace.is_done:
            return function(*args, **kwargs)
        name, is_reflected = naming(function)
        if name is None:
            return function(*args, **kwargs)
        operands = [] if makes_new(name) else list(tensors_in(args)) + list(tensors_in(kwargs))
        before = [(id(tensor), _version(tensor)) for tensor in operands]
        was_known = bool(operands) and id(operands[0]) in self.known
        # What happens in place, as to the running mean of a batch norm, cannot be seen afterwards.
        inputs = self._operands(name, args, kwargs, is_reflected) if operands else None
        replay = self.replay(function, args, kwargs, operands)
        result = function(*args, **kwargs)
        results = list(tensors_in(result))
        if not results and name == "setitem_":
            results = [args[0]]
        if not results:
            return result
        frame = frames.caller()
        if not operands:  # It makes tensors out of nothing: they are recorded when they are used.
            for tensor in results:
                self.sources[id(tensor)] = weakref.ref(tensor), frames.source(frame)
            return result
        # x.contiguous() may be x.
        if any((id(tensor), _version(tensor)) in before for tensor in results):
            return result
        if name.endswith("_") and results[0].is_leaf and results[0] is operands[0] and (
            results[0].requires_grad or not was_known
        ):
            # A parameter that is changed is another one from now on; of what nobody has used yet
            # nothing was recorded.
            self.known.pop(id(results[0]), None)
            return result
        if is_reflected:
            inputs.reverse()
        its_settings = settings(function, name, args, kwargs, results[0].shape, is_reflected)
        self.record(name, its_settings, inputs, results, replay, frame, is_reflected)
        if function is torch.autograd.grad:
            self.backward.differentiated(args, kwargs, result)
        return result

    def replay(self, function, args, kwargs, operands):
        """What finds out later how the gradient flowed back, as far as that is wanted."""
        wanted = self.trace.contributions
        if wanted is None:  # All elements are kept anyway.
            wanted = all(tensor.numel() <= self.most for tensor in operands)
        return Replay(function, args, kwargs) if wanted and operands else None

    def record(self, name, its_settings, inputs, results, replay, frame, is_reflected=False):
        """Makes the records of an operation's results."""
        names = frames.assigned_names(frame, _CALL)
        source, scope = frames.source(frame), self.modules.current
        group = []
        for tensor in results:
            record = self._describe(tensor, "result")
            record.operation, record.symbol = name, SYMBOLS.get(name)
            record.settings, record.inputs, record.replay = its_settings, inputs, replay
            record.scope, record.source, record.is_reflected = scope, source, is_reflected
            if not tensor.requires_grad and any(operand.requires_grad for operand in inputs):
                record.edges = [None] * len(inputs)  # detach(), no_grad(): the gradient ends here.
            group.append(record)
        for i, record in enumerate(group):
            record.group = tuple(group)
            if len(names) == len(group):
                record.name = names[i]
        for tensor, record in zip(results, group):
            self._know(tensor, record)
            self._await_gradient(tensor, record)
            self._change_base(tensor, record, name, frame)
        if results[0].is_floating_point():
            self.last = group[0]

    def _describe(self, tensor, origin):
        return Record(
            origin, tensor.shape, str(tensor.dtype).replace("torch.", ""),
            snapshot(tensor, self.most), device=str(tensor.device), generation=self.generation,
            requires_grad=tensor.requires_grad)

    def _know(self, tensor, record):
        key, known = id(tensor), self.known
        reference = weakref.ref(tensor, lambda _: known.pop(key, None))
        known[key] = reference, record, _version(tensor)

    def _await_gradient(self, tensor, record):
        if not tensor.requires_grad:
            return
        most = EVERYTHING if record.replay and self.trace.contributions else self.most

        def keep(gradient):
            if gradient is not None and not self.trace.is_done:
                record.grad = snapshot(gradient, most)

        tensor.register_hook(keep)

    def _change_base(self, tensor, record, name, frame):
        """What changes a view in place changes what it looks at."""
        base = tensor._base
        if base is None or not name.endswith("_"):
            return
        known = self.known.get(id(base))
        if known and known[0]() is base and not (base.is_leaf and base.requires_grad):
            change = Change(tensor, base, known[1], record) if record.replay else None
            self.record("view_changed", {}, [known[1], record], [base], change, frame)

    # Operands.

    def _operands(self, name, args, kwargs, is_reflected=False):
        found = []

        def visit(value, is_number_operand):
            if isinstance(value, torch.Tensor):
                found.append(self.find(value))
            elif isinstance(value, (list, tuple)) and not isinstance(value, torch.Size):
                for item in value:
                    visit(item, False)
            elif isinstance(value, dict):
                for item in value.values():
                    visit(item, False)
            elif is_number_operand and type(value) in (int, float):
                found.append(Record("constant", (), "float64", _number(value)))

        takes_numbers, is_power = name in ARITHMETIC, has_exponent(name, args, is_reflected)
        for i, value in enumerate(args):
            visit(value, takes_numbers and not (i == 1 and is_power))
        visit(kwargs, False)
        return found

    def find(self, tensor):
        """The record of a tensor; one that was not computed here begins with it."""
        known = self.known.get(id(tensor))
        if known and known[0]() is tensor:
            _, record, version_then = known
            if version_then == _version(tensor) and self._is_current(tensor, record):
                return record
            base = self.known.get(id(tensor._base)) if tensor._base is not None else None
            if version_then != _version(tensor) and base and record.origin == "result":
                # It looks at what has been changed through another view.
                self.record("view", {}, [base[1]], [tensor], None, frames.caller())
                return self.known[id(tensor)][1]
        return self._leaf(tensor)

    def _is_current(self, tensor, record):
        """Of what takes no gradient nothing goes on from one backward pass to the next."""
        if record.generation == self.generation:
            return True
        if not record.requires_grad:
            return False
        return not tensor.is_leaf or _same(record.data, tensor)

    def _leaf(self, tensor):
        name, frame = self.modules.name(tensor), frames.caller()
        origin = "constant"
        if tensor.requires_grad and tensor.is_leaf:
            origin = "parameter"
        elif self.modules.is_input(tensor):
            origin = "input"
        record = self._describe(tensor, origin)
        record.name = name or frames.name_of(tensor, frame)
        made = self.sources.get(id(tensor))
        record.source = made[1] if made and made[0]() is tensor else None
        record.scope = self.modules.current if origin == "parameter" or name else None
        record.tensor = tensor if origin == "parameter" else None
        if tensor.requires_grad and not tensor.is_leaf:
            self._await_gradient(tensor, record)  # It was computed before the tracing began.
        self._know(tensor, record)
        return record

    def _module_finished(self, output):
        """What a module returns is called what the statement around the call calls it."""
        if self.is_paused or self.trace.is_done:
            return
        frame = frames.caller(2)
        while frame is not None and frame.f_code.co_name in ("inner", "_call_impl"):
            frame = frame.f_back
        results = list(tensors_in(output))
        names = frames.assigned_names(frame, _CALL)
        for tensor, name in zip(results, names if len(names) == len(results) else []):
            known = self.known.get(id(tensor))
            if known and known[1].name is None and known[1].origin == "result":
                known[1].name = name

    # What the trace asks.

    def keep_forward(self):
        """What there is where backward() was not called; returns what that is, in words."""
        if self.backward.others:
            self.trace.keep(*self.backward.others, self.backward.complete)
            return "this is what torch.autograd.grad differentiated"
        if self.last is None:
            return None
        self.trace.keep([self.last], [None], self.backward.complete)
        return "this is what was computed last, without gradients"

    def draw(self, value):
        known = self.known.get(id(value)) if isinstance(value, torch.Tensor) else None
        if not known:
            return False
        self.backward.settle(ancestors([known[1]]))
        self.trace.draw([known[1]], [known[1].grad], self.backward.complete)
        return True

    def notes(self, graph):
        return self.backward.notes(graph)


def _version(tensor):
    return 0 if tensor.is_inference() else tensor._version


def _number(value):
    return Values([float(value)])


def _same(values, tensor):
    kept = snapshot(tensor, EVERYTHING if values is None or values.elements is not None else 0)
    if values is None or kept is None:
        return False
    if values.elements is None:
        return values.statistics == kept.statistics
    return torch.equal(values.elements, kept.elements)
