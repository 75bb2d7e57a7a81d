"""Which record belongs to which tensor, and what is written into a new one."""

import weakref

import torch

from . import frames
from .graph import Record, Values
from .torch_operations import ARITHMETIC, SYMBOLS, has_exponent
from .torch_values import EVERYTHING, Change, View, is_leaf, same, snapshot


def version(tensor):
    """It counts changes in place."""
    return 0 if tensor.is_inference() else tensor._version


class Records:
    def __init__(self, trace, modules, boundary):
        self.trace, self.most, self.modules = trace, trace.most_elements, modules
        self._boundary = boundary  # The code that calls modules: what they return is theirs.
        # The id of a tensor: the tensor, weakly, its record, and the version that was recorded.
        self.known = {}
        self._sources = {}
        # It is raised with every backward pass.
        self.generation = 0
        self.last = None

    def made(self, tensor, frame):
        """A tensor came out of nothing: it is recorded when it is used."""
        key, sources = id(tensor), self._sources
        reference = weakref.ref(tensor, lambda _: sources.pop(key, None))
        sources[key] = reference, frames.source(frame)

    def forget(self, tensor):
        self.known.pop(id(tensor), None)

    def of(self, tensor):
        """The record of a tensor as it was when it was recorded last, or None."""
        known = self.known.get(id(tensor))
        return known[1] if known and known[0]() is tensor else None

    # Results.

    def record(self, name, settings, inputs, results, replay, frame, is_reflected=False):
        """Makes the records of an operation's results."""
        names = frames.assigned_names(frame, self._boundary)
        source, scope = frames.source(frame), self.modules.current
        group = []
        for tensor in results:
            record = self._describe(tensor, "result")
            record.operation, record.symbol = name, SYMBOLS.get(name)
            record.settings, record.inputs, record.replay = settings, inputs, replay
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
            if not self._change_base(tensor, record, frame):
                self._await_gradient(tensor, record)
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
        known[key] = reference, record, version(tensor)

    def _await_gradient(self, tensor, record):
        if not tensor.requires_grad or is_leaf(tensor):
            return
        most = EVERYTHING if record.replay and self.trace.contributions else self.most

        def keep(gradient):
            if gradient is not None and not self.trace.is_done:
                record.grad = snapshot(gradient, most)

        # Asked for it, a view of what has changed gets its new function; without, PyTorch (2.13)
        # crashes here.
        tensor.grad_fn
        tensor.register_hook(keep)

    def await_again(self, tensor):
        """The program has a hook of its own: the gradient is what that makes of it."""
        record = self.of(tensor)
        if record and record.tensor is None:
            self._await_gradient(tensor, record)

    def _change_base(self, tensor, record, frame):
        """What changes a view in place changes what it looks at; returns whether it does."""
        base = tensor._base
        before = self.of(base) if base is not None and record.operation.endswith("_") else None
        if before is None or is_leaf(base) and base.requires_grad:
            return False
        change = Change(tensor, base, before, record) if record.replay else None
        self.record("view_changed", {}, [before, record], [base], change, frame)
        # From now on the view is one of what the base has become: so gradients come in PyTorch.
        self.known[id(tensor)] = self.known[id(tensor)][:2] + (None,)
        return True

    # Operands.

    def is_to_be_replayed(self, operands):
        """Whether it is to be found out how the gradient flowed back to operands."""
        if self.trace.contributions is not None:
            return self.trace.contributions
        # All elements are kept anyway.
        return all(tensor.numel() <= self.most for tensor in operands)

    def operands(self, name, args, kwargs, is_reflected=False):
        """The records of what an operation is given: tensors, and numbers that it computes with."""
        found = []

        def visit(value, may_be_number):
            if isinstance(value, torch.Tensor):
                found.append(self.find(value))
            elif isinstance(value, (list, tuple)) and not isinstance(value, torch.Size):
                for item in value:
                    visit(item, False)
            elif isinstance(value, dict):
                for item in value.values():
                    visit(item, False)
            elif may_be_number and type(value) in (int, float):
                found.append(Record("constant", (), "float64", Values([float(value)])))

        takes_numbers, is_power = name in ARITHMETIC, has_exponent(name, args, is_reflected)
        for i, value in enumerate(args):
            visit(value, takes_numbers and not (i == 1 and is_power))
        visit(kwargs, False)
        return found

    def find(self, tensor):
        """The record of a tensor; one that was not computed here begins with it."""
        record = self.of(tensor)
        if record is None:
            return self._leaf(tensor)
        is_unchanged = self.known[id(tensor)][2] == version(tensor)
        if is_unchanged and self._is_current(tensor, record):
            return record
        base = self.of(tensor._base) if tensor._base is not None else None
        if not is_unchanged and base and record.origin == "result":
            # It looks at what has been changed through another view.
            replay = View(tensor) if self.is_to_be_replayed([tensor._base]) else None
            self.record("as_strided", {}, [base], [tensor], replay, frames.caller())
            return self.of(tensor)
        return self._leaf(tensor)

    def _is_current(self, tensor, record):
        """Of what takes no gradient nothing goes on from one backward pass to the next."""
        if record.generation == self.generation:
            return True
        if not record.requires_grad:
            return False
        return not is_leaf(tensor) or same(record.data, tensor)

    def _leaf(self, tensor):
        name = self.modules.name(tensor)
        origin = "constant"
        if tensor.requires_grad and is_leaf(tensor):
            origin = "parameter"
        elif self.modules.is_input(tensor):
            origin = "input"
        record = self._describe(tensor, origin)
        record.name = name or frames.name_of(tensor, frames.caller())
        made = self._sources.get(id(tensor))
        record.source = made[1] if made and made[0]() is tensor else None
        record.scope = self.modules.current if origin == "parameter" or name else None
        record.tensor = tensor if origin == "parameter" else None
        if tensor.requires_grad and not is_leaf(tensor):
            self._await_gradient(tensor, record)  # It was computed before the tracing began.
        self._know(tensor, record)
        return record
