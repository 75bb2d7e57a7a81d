"""Checks the gradients of a class of micrograd's kind against what its operations make of them."""

import math

from .graph import Values

# The local derivative with respect to each operand, from the operands and the result.
_LOCAL = {
    "add": lambda x, y: [1.0] * len(x),
    "sub": lambda x, y: [1.0, -1.0],
    "mul": lambda x, y: [x[1], x[0]],
    "div": lambda x, y: [1 / x[1], -x[0] / x[1] ** 2],
    "neg": lambda x, y: [-1.0],
    "relu": lambda x, y: [1.0 if x[0] > 0 else 0.0],
    "tanh": lambda x, y: [1 - y * y],
    "sigmoid": lambda x, y: [y * (1 - y)],
    "exp": lambda x, y: [y],
    "log": lambda x, y: [1 / x[0]],
    "sqrt": lambda x, y: [0.5 / y],
    "sin": lambda x, y: [math.cos(x[0])],
    "cos": lambda x, y: [-math.sin(x[0])],
}


def _slopes(record):
    """None where the operation is not known, or does not do what its name says."""
    operands = [operand.data.elements[0] for operand in record.inputs]
    result = record.data.elements[0]
    try:
        if record.operation == "pow" and len(operands) == 1:
            exponent = record.settings["exponent"]
            return [exponent * operands[0] ** (exponent - 1)]
        slopes = _LOCAL[record.operation](operands, result)
        return slopes if len(slopes) == len(operands) else None
    except (ArithmeticError, IndexError, KeyError, ValueError):
        return None


def faults(records, root):
    """The records whose gradient is not what flowed back from their users, and what that is.

    It is asked of every value on its own, with the gradients that its users have: so it says where
    a mistake is, and not all that follows from it.
    """
    flowed, unknown = {root.order: 1.0}, set()
    for record in records:
        for operand, slope in zip(record.inputs, _slopes(record) or [None] * len(record.inputs)):
            if slope is None or record.grad is None or record.earlier is not None:
                unknown.add(operand.order)
            else:
                value = flowed.get(operand.order, 0.0) + slope * record.grad.elements[0]
                flowed[operand.order] = value
    found = []
    for record in records:
        if record.grad is None or record.order in unknown:
            continue
        earlier = record.earlier.elements[0] if record.earlier else 0.0
        right, grad = flowed.get(record.order, 0.0) + earlier, record.grad.elements[0]
        if math.isfinite(right) and not math.isclose(right, grad, rel_tol=1e-6, abs_tol=1e-9):
            found.append((record, right))
    return found


def mark(records, root):
    """Says on the cards, and in words, where a gradient is wrong."""
    notes = []
    for record, right in faults(records, root):
        what = record.label or record.name or f"a result of {record.operation}"
        grad = record.grad.elements[0]
        notes.append(
            f"the gradient of {what} is {grad:.6g}, and its uses make it {right:.6g}"
            + (f" ({record.source})" if record.source else ""))
        record.label = f"{what}: grad should be {right:.6g}"
    return notes


def kept(grads, records):
    """What earlier passes had left in gradients, which still contain it."""
    for identity, record in records.items():
        earlier = grads.get(identity)
        if earlier and record.grad is not None:
            record.earlier = Values([float(earlier)])
