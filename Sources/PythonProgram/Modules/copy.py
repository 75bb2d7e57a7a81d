"""Copies of objects."""


def _instance(value, attributes):
    result = object.__new__(type(value))
    for name, attribute in attributes.items():
        object.__setattr__(result, name, attribute)
    return result


def copy(value):
    if hasattr(value, "__copy__"):
        return value.__copy__()
    if isinstance(value, list):
        return list(value)
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, set):
        return set(value)
    if hasattr(value, "__dict__") and not callable(type(value)):
        return value
    if hasattr(value, "__dict__"):
        return _instance(value, vars(value))
    return value


def deepcopy(value, memo=None):
    memo = {} if memo is None else memo
    known = memo.get(id(value)) if id(value) != 0 else None
    if known is not None:
        return known[0]
    if isinstance(value, list):
        result = [deepcopy(element, memo) for element in value]
    elif isinstance(value, tuple):
        result = tuple([deepcopy(element, memo) for element in value])
    elif isinstance(value, dict):
        result = {key: deepcopy(element, memo) for key, element in value.items()}
    elif isinstance(value, set):
        result = set(value)
    elif hasattr(value, "__deepcopy__"):
        result = value.__deepcopy__(memo)
    elif hasattr(value, "requires_grad"):
        result = value.detach().clone()
        if value.requires_grad:
            result.requires_grad_()
    elif hasattr(value, "__dict__"):
        result = _instance(value, {})
        memo[id(value)] = (result, value)
        for name, attribute in vars(value).items():
            object.__setattr__(result, name, deepcopy(attribute, memo))
    else:
        return value
    memo[id(value)] = (result, value)
    return result
