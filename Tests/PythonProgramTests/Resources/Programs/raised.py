# What exceptions know of each other, and a program that ends itself.
import sys


def halved(x):
    try:
        return x // (x - 1)
    except ZeroDivisionError as e:
        raise ValueError(f"{x} cannot be halved") from e


for value in (3, 1):
    try:
        print(halved(value))
    except ValueError as e:
        print(e, "|", repr(e.__cause__), "|", repr(e.__context__), e.__suppress_context__)

try:
    raise KeyError("a") from None
except KeyError as e:
    print(repr(e), e.args, e.__cause__, e.__context__, e.__suppress_context__)

try:
    try:
        {}["missing"]
    except KeyError:
        int("x")
except ValueError as e:
    print(e, "|", e.__cause__, e.__suppress_context__)

try:
    try:
        [][1]
    except IndexError:
        raise RuntimeError("second") from OSError
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__context__))

try:
    raise ValueError from 5
except TypeError as e:
    print(e)

for message in ("", "said"):
    try:
        assert not message, message
        print("held")
    except AssertionError as e:
        print(repr(e), str(e))

try:
    sys.exit(3)
except SystemExit as e:
    print("left with", e, e.args)
finally:
    print("at last")

print("before the end")
sys.exit()
print("never")
