"""The backward passes of PyTorch, its optimizers' steps, and its programs' own functions."""

import torch
from torch.optim.optimizer import (
    register_optimizer_step_post_hook, register_optimizer_step_pre_hook)

from . import frames
from .graph import Values, ancestors
from .torch_values import Replay, snapshot, tensors_in


class Backward:
    """Stands where every backward pass comes by, and keeps the gradients it leaves."""

    def __init__(self, tracer):
        self.tracer = tracer
        # What torch.autograd.grad has differentiated, for programs that never call backward().
        self.others = None

    def begin(self):
        self._backward = torch.autograd.backward
        self._apply = torch.autograd.Function.__dict__["apply"]
        torch.autograd.backward = self._run
        own = self

        def apply(cls, *args, **kwargs):
            return own._run_function(cls, args, kwargs)

        torch.autograd.Function.apply = classmethod(apply)
        self._handles = [
            register_optimizer_step_pre_hook(self._before_step),
            register_optimizer_step_post_hook(self._after_step)]

    def end(self):
        torch.autograd.backward, torch.autograd.Function.apply = self._backward, self._apply
        for handle in self._handles:
            handle.remove()

    # Passes.

    def _run(self, tensors, grad_tensors=None, *args, **kwargs):
        tracer = self.tracer
        if tracer.trace.is_done or tracer.is_paused:
            return self._backward(tensors, grad_tensors, *args, **kwargs)
        roots = list(tensors_in(tensors if isinstance(tensors, torch.Tensor) else list(tensors)))
        seeds = list(tensors_in([grad_tensors] if grad_tensors is not None else []))
        known = list(map(tracer.records.of, roots))
        records = [record for record in known if record]
        nodes = ancestors(records)
        for record in nodes:
            record.grad = record.earlier = None
            held = record.tensor
            if held is not None and held.grad is not None:
                record.earlier = self._snapshot(held.grad)
        tracer.is_paused = True  # Hooks and backward methods are no part of the forward graph.
        try:
            result = self._backward(tensors, grad_tensors, *args, **kwargs)
        finally:
            tracer.is_paused = False
        self.settle(nodes)
        if records:
            kept = [
                self._snapshot(seeds[i]) if i < len(seeds) else _ones(root)
                for i, root in enumerate(roots) if known[i]]
            tracer.trace.finished(
                records, kept, frames.caller(), lambda: self._named(nodes), self.complete)
        tracer.records.generation += 1
        return result

    def differentiated(self, args, kwargs, result):
        """Takes what torch.autograd.grad returned, which is nowhere else."""
        outputs = list(tensors_in(args[0] if args else kwargs.get("outputs")))
        inputs = list(tensors_in(args[1] if len(args) > 1 else kwargs.get("inputs")))
        of = self.tracer.records.of
        for tensor, gradient in zip(inputs, result):
            if of(tensor) and isinstance(gradient, torch.Tensor):
                of(tensor).grad = self._snapshot(gradient)
        roots = [output for output in outputs if of(output)]
        if roots:
            self.others = list(map(of, roots)), list(map(_ones, roots))

    def settle(self, nodes):
        """Takes the gradients of parameters, which no hook sees as the program has them."""
        for record in nodes:
            if record.tensor is not None and record.tensor.grad is not None:
                record.grad = self._snapshot(record.tensor.grad)
                if record.earlier is not None and not _any(record.earlier):
                    record.earlier = None

    def _snapshot(self, tensor):
        with torch._C.DisableTorchFunction():
            return snapshot(tensor, self.tracer.trace.most_elements)

    def _named(self, nodes):
        names = {}
        for record in nodes:
            if record.name and record.data and record.data.elements is not None:
                value = torch.as_tensor(record.data.elements)
                names[record.name] = value.reshape(record.shape)
        return names

    # Steps of optimizers: what they do to parameters is no part of the next graph.

    def _before_step(self, optimizer, args, kwargs):
        self.tracer.trace.stepped()
        self._was_paused, self.tracer.is_paused = self.tracer.is_paused, True

    def _after_step(self, optimizer, args, kwargs):
        self.tracer.is_paused = self._was_paused
        self.tracer.records.generation += 1

    # The program's own functions are one operation each.

    def _run_function(self, cls, args, kwargs):
        tracer, apply = self.tracer, self._apply.__get__(None, cls)
        if tracer.trace.is_done or tracer.is_paused:
            return apply(*args, **kwargs)
        inputs = tracer.records.operands("", args, kwargs)
        # It may do more than compute: it runs again only where that is asked for.
        replay = Replay(apply, args, kwargs) if tracer.trace.contributions else None
        tracer.is_paused = True
        try:
            result = apply(*args, **kwargs)
        finally:
            tracer.is_paused = False
        results = list(tensors_in(result))
        if results:
            with torch._C.DisableTorchFunction():
                tracer.records.record(cls.__name__, {}, inputs, results, replay, frames.caller())
        return result

    # What is left for the end.

    def complete(self, nodes):
        """Finds what flowed along every edge, by differentiating single operations again."""
        places = {record.order: i for i, (record, _, _) in enumerate(nodes)}
        # What a view was before it was changed in place has no hook that is called: its gradient is
        # what flowed back to it, so users come before operands.
        missing = {record.order for record, grad, _ in nodes if grad is None}
        for record, _, _ in reversed(nodes):
            if record.replay is None or record.group[-1] is not record:
                continue
            grads = [nodes[places[sibling.order]][1] for sibling in record.group]
            if any(g is not None and g.elements is None for g in grads):
                continue
            upstream = [None if g is None else torch.as_tensor(g.elements) for g in grads]
            try:
                edges = record.replay.edges(upstream)
            except Exception:  # What a function can complain of, nobody knows.
                continue  # It cannot be differentiated alone: its edges stay unknown.
            for sibling, its_edges in zip(record.group, edges):
                if sibling.edges is None:
                    # Numbers of the program are operands, too, and take no gradient.
                    flowed = iter(its_edges if not record.is_reflected else reversed(its_edges))
                    sibling.edges = [
                        None if operand.generation is None else next(flowed)
                        for operand in record.inputs]
                for operand, edge in zip(record.inputs, sibling.edges):
                    if edge and edge["contribution"] is not None and operand.order in missing:
                        i = places[operand.order]
                        nodes[i] = operand, _sum(nodes[i][1], edge["contribution"]), nodes[i][2]
        for record, _, _ in nodes:
            record.replay = None

    def notes(self, graph):
        taken = {id(record.tensor) for record, _, _ in graph.nodes if record.tensor is not None}
        if not taken:
            return []
        left = [name for name, p in self.tracer.modules.all_parameters() if id(p) not in taken]
        if not left:
            return []
        shown = ", ".join(left[:8]) + (", …" if len(left) > 8 else "")
        return [f"{len(left)} parameters took no part: {shown}"]


def _sum(values, others):
    if values is None:
        return others
    return Values(values.elements + others.elements)


def _ones(tensor):
    return Values([1.0] * tensor.numel()) if tensor.numel() <= 10_000 else None


def _any(values):
    if values.elements is None:
        return values.statistics["min"] != 0 or values.statistics["max"] != 0
    return bool((values.elements != 0).any())
