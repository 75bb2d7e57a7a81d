"""Types that have no name of their own, and a place for attributes."""


class SimpleNamespace:
    def __init__(self, **values):
        for name in values:
            setattr(self, name, values[name])

    def __repr__(self):
        return "namespace(" + ", ".join([f"{k}={v!r}" for k, v in vars(self).items()]) + ")"

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and vars(self) == vars(other)


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(lambda: None)
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
NoneType = type(None)


def MappingProxyType(mapping):
    return mapping
