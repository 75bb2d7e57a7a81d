"""Classes for those that are derived from a type of Python's, which are functions here."""

from builtins._singles import *
from builtins._containers import *
from builtins._sets import *
