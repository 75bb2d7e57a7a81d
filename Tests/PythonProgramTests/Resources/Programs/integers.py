import math
x = 2 ** 64
print(x, type(x), -x, +x, ~x, abs(-x), x + 1, x - 1, x * x, x // 3, x % 7, -x // 3, -x % 7, x / 3)
print(0xFFFFFFFFFFFFFFFF, 12345678901234567890123, (1 << 70) - 1, 1 << 63, -(1 << 63), (1 << 63) - 1)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -9223372036854775808 // -1)
print(x - 2 ** 64, type(x - x), x >> 60, -x >> 60, -1 >> 100, x >> 200, 5 >> 200)
print(x & 0xFF, x | 1, x ^ 3, -x & (x - 1), -x | 7, -x ^ 7, ~x & 0xFFFFFFFFFFFFFFFFFF)
print(x == 2 ** 64, x == 2.0 ** 64, x < 1, x > 1, x >= 1e30, x != 1, x == "a", x != None, 1e19 < x, x < float("inf"))
print({x: 1}[2 ** 64], {2.0 ** 64: 2}[x], x in [1, x], x in {x}, hash(x) == hash(2 ** 64), len({x, 2 ** 64, 2.0 ** 64}))
print(int("123456789012345678901234567890"), int("-ff" * 1 + "f" * 20, 16), int(1e30), int(-1e25), float(x), str(x), repr(x))
print(hex(x), bin(x), oct(-x), f"{x}", f"{x:,}", f"{x:x}", f"{x:>30}", f"{x:e}", f"{x:.2f}", "%d" % x, "%x" % x, "%.3e" % x, "%s" % x, "{:+_}".format(x), "%d" % 1e20)
print(isinstance(x, int), isinstance(x, float), bool(x), x and 1, not x, x.bit_length(), x.bit_count(), x.real, x.imag, x.numerator, x.denominator)
print(pow(x, 3), pow(x, 5, 7), pow(3, x, 1000), pow(3, -1, x + 1), pow(7, 10 ** 30, 10 ** 20), divmod(x, 10), divmod(-x, 10), x ** 2, x ** 0.5, x ** -1, 2 ** 0.5, 2 ** -2, (-2) ** 63, (-2) ** 64)
print(math.factorial(25), math.comb(100, 50), math.gcd(2 ** 70, 6 ** 40), math.isqrt(10 ** 40), math.lcm(2 ** 40, 3 ** 40), math.prod([10 ** 10] * 3), math.perm(30, 20), math.log2(x), math.sqrt(x), math.floor(x), math.ceil(1e20), math.trunc(-1e20), math.floor(1e300) > 0)
print(round(x, -5), round(15, -1), round(25, -1), round(-x, -19), round(1e20), round(123456789012345678901, -20), round(5, -30), round(2.5e20), round(x))
print(sum([x, x, 1]), sum([2 ** 62, 2 ** 62, 1.0]), max(x, 1, 2.0), min(-x, 1), sorted([x, 1, -x, 1e30]))
print(x + 1.5, 1.5 * x, x / 1e10, x // 1.5, x % 1.5, 1.0 - x, 10 ** 40 / 10 ** 39, 3 / 10 ** 25, 10 ** 400 / 10 ** 399, 9007199254740993 / 1, 9007199254740993 / 3)
print((0.1).as_integer_ratio(), (1e-20).as_integer_ratio(), (5).as_integer_ratio(), (1e30).as_integer_ratio(), (-2.5).as_integer_ratio(), x.as_integer_ratio())
a = 1
for i in range(1, 60):
    a *= i
print(a, len(str(a)))
f0, f1 = 0, 1
for i in range(300):
    f0, f1 = f1, f0 + f1
print(f0)
b = 5
b <<= 80
b |= 1
b -= 3
b //= 7
b %= 10 ** 22
b ^= 12
print(b)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: x / 0)
attempt(lambda: x // 0)
attempt(lambda: x % 0)
attempt(lambda: 1 << -1)
attempt(lambda: float(10 ** 400))
attempt(lambda: 10 ** 400 * 1.5)
attempt(lambda: 10 ** 400 / 3)
attempt(lambda: str(10 ** 5000))
attempt(lambda: int("9" * 5000))
attempt(lambda: x + "a")
attempt(lambda: x[0])
attempt(lambda: x())
attempt(lambda: x.foo)
attempt(lambda: len(x))
attempt(lambda: x << 2.0)
attempt(lambda: f"{x:s}")
attempt(lambda: pow(2, -1, 4))
attempt(lambda: int(float("inf")))
attempt(lambda: int(float("nan")))
attempt(lambda: math.sqrt(10 ** 400))
print(x.__add__(1), int.__add__(x, 1), x.__class__, (1).__add__(x), x.__mul__(2), x.__neg__(), x.__eq__(x), x.__lt__(5))
class Xorshift:
    def __init__(self, seed):
        self.state = seed
    def next(self):
        self.state ^= (self.state >> 12) & 0xFFFFFFFFFFFFFFFF
        self.state ^= (self.state << 25) & 0xFFFFFFFFFFFFFFFF
        self.state ^= (self.state >> 27) & 0xFFFFFFFFFFFFFFFF
        return ((self.state * 0x2545F4914F6CDD1D) >> 32) & 0xFFFFFFFF
r = Xorshift(1337)
print([r.next() for _ in range(10)])
