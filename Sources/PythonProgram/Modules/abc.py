"""Abstract base classes: what is abstract is not checked."""


class ABC:
    pass


class ABCMeta:
    pass


def abstractmethod(function):
    return function


abstractproperty = property
abstractclassmethod = classmethod
abstractstaticmethod = staticmethod
