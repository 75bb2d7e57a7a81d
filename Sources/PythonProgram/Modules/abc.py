"""Abstract base classes: those that lack a method have no instances."""


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


def _is_abstract(attribute):
    # A property is as its function is.
    function = getattr(attribute, "fget", attribute)
    return getattr(function, "__isabstractmethod__", False)


class ABC:
    _abstract = []

    def __init_subclass__(cls, **keywords):
        found = {}
        for base in reversed(cls.__mro__):
            for name, attribute in base.__dict__.items():
                found[name] = attribute
        cls._abstract = sorted([name for name in found if _is_abstract(found[name])])

    def __new__(cls, *args, **keywords):
        if cls._abstract:
            names = ", ".join(cls._abstract)
            methods = "method" if len(cls._abstract) == 1 else "methods"
            raise TypeError(
                f"Can't instantiate abstract class {cls.__name__} with abstract {methods} {names}")
        return object.__new__(cls)


class ABCMeta:
    pass


abstractproperty = property
abstractclassmethod = classmethod
abstractstaticmethod = staticmethod
