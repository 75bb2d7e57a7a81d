"""The versions of the modules that a program may have."""


class PackageNotFoundError(ModuleNotFoundError):
    pass


def version(name):
    if name == "torch":
        import torch as module
    elif name == "numpy":
        import numpy as module
    elif name in ("scikit-learn", "sklearn"):
        import sklearn as module
    elif name == "pandas":
        import pandas as module
    elif name == "matplotlib":
        return "3.10.0"
    else:
        raise PackageNotFoundError(f"No package metadata was found for {name}")
    return module.__version__
