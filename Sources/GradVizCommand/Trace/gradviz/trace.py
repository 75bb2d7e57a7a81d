"""One tracing: which backward pass is kept, and what is recorded until then."""

import sys

from . import frames
from .graph import Graph

# Tracings that run, the innermost last.
active = []

# A tensor of more elements keeps its shape, statistics and a sample.
USUAL_ELEMENTS = 10_000


class Trace:
    """Records what runs within `with`, and keeps the graph of one backward pass: the last one,
    the `backward`-th, the last before the `step`-th step of an optimizer, the first for which the
    condition `when` holds, or that of the value which the program passes to `gradviz.draw`.
    """

    def __init__(self, backward=None, step=None, when=None, contributions=None,
                 data=USUAL_ELEMENTS):
        self.backward, self.step, self.when = backward, step, when
        self.contributions = contributions
        self.most_elements = float("inf") if data == "all" else data
        self.graph = Graph()
        self.passes = self.steps = 0
        self.is_done = False
        self._is_kept = self._is_drawn = False
        self._complaint = None
        self.adapters = []

    # What adapters report.

    def finished(self, records, seeds, frame, names, before_writing=None):
        """A backward pass from `records` has ended. `names` gives the named values, if asked."""
        if self.is_done:
            return
        self.passes += 1
        if self.backward is not None and self.passes != self.backward:
            return
        if self.when is not None and not self._holds(frame, names()):
            return
        self.keep(records, seeds, before_writing)
        self.is_done = self.backward is not None or self.when is not None

    def stepped(self):
        """An optimizer has changed, or is about to change, the parameters."""
        self.steps += 1
        if self.steps == self.step and self._is_kept:
            self.is_done = True

    def keep(self, records, seeds, before_writing=None):
        if self._is_drawn:
            return
        self._is_kept = True
        self.graph.fill(list(zip(records, seeds)), before_writing)

    def draw(self, records, seeds, before_writing=None):
        """What the program itself wants to see goes before all else."""
        self.keep(records, seeds, before_writing)
        self._is_drawn = self.is_done = True

    def _holds(self, frame, names):
        try:
            from .objects import number

            return frames.evaluate(self.when, frame, names, number)
        except Exception as error:  # It is the user's own text: anything may come of it.
            self._complaint = f"{type(error).__name__}: {error}"
            return False

    # From the beginning to the end.

    def __enter__(self):
        from . import objects, torch_loading

        active.append(self)
        for adapter in (objects.start, torch_loading.start):
            self.adapters.append(adapter(self))
        return self.graph

    def __exit__(self, *error):
        if not self._is_kept and not self.is_done:
            self._settle_for_less()
        for adapter in reversed(self.adapters):
            adapter.stop()
        for adapter in self.adapters:
            self.graph.notes += adapter.notes(self.graph)
        active.remove(self)
        return False

    @property
    def is_particular(self):
        """Whether there may be passes, and none that is wanted."""
        return self.backward is not None or self.when is not None

    def _settle_for_less(self):
        """No pass was the wanted one: says so, and keeps what was computed last."""
        if self.passes and self.is_particular:
            which = (f"only {self.passes} of them ran" if self.backward is not None
                     else self._complaint or "it never held")
            wanted = (f"backward pass {self.backward}" if self.backward is not None
                      else f"backward pass for which {self.when} holds")
            self.graph.notes.append(f"there was no {wanted}: {which}; nothing is drawn")
            return
        for adapter in self.adapters:
            kept = adapter.keep_forward()
            if kept:
                self.graph.notes.append(f"backward() was not called: {kept}")
                return
        self.graph.notes.append("nothing was computed that can be drawn")


def trace(**options):
    """`with gradviz.trace() as graph: …`: afterwards `graph` is that of the last backward pass.

    Options: `backward=N`, `step=N`, `when='loss > 10'`; `data='all'` or the most elements of a
    tensor that are kept (10,000); `contributions=True` for what flowed back along every edge, which
    is found anyway where all operands are kept.
    """
    return Trace(**options)


def draw(value):
    """The graph of a value; a program that is traced is drawn from here."""
    for running in reversed(active):
        for adapter in running.adapters:
            if adapter.draw(value):
                return running.graph
    from . import objects

    if objects.is_value(value):
        return objects.graph_of(value)
    raise TypeError(
        f"gradviz.draw was given a {type(value).__name__} that was not recorded: compute it within "
        "`with gradviz.trace() as graph:`, or run the script with `gradviz trace`.")


def say(message):
    print(f"gradviz: {message}", file=sys.stderr)
