"""The lines of the tables: a call, the hash of all it drew, and the first and last of it."""
import struct


class Table:
    def __init__(self):
        self.lines = []

    def add(self, name, arguments, numbers):
        numbers = [float(x) for x in numbers]
        hash = 0xCBF29CE484222325
        for x in numbers:
            hash = (hash ^ struct.unpack("<Q", struct.pack("<d", x))[0]) * 0x100000001B3 % 2**64
        words = [name, *map(repr, arguments), "=", f"{hash:x}", repr(numbers[0]), repr(numbers[-1])]
        self.lines.append(" ".join(words))

    def write(self, path):
        with open(path, "w") as file:
            file.write("\n".join(self.lines) + "\n")


def weights(n):
    return [((i * 37) % 101 + 1) / 128 for i in range(n)]


COUNTS = [1, 2, 3, 15, 16, 17, 31, 32, 33, 100, 1000]
SEEDS = [0, 1337, 3 - 2**40]
