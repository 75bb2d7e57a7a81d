"""What numbers are, for `isinstance`."""


class Number:
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, (int, float))


class Complex(Number):
    __instancecheck__ = Number.__instancecheck__


class Real(Complex):
    __instancecheck__ = Number.__instancecheck__


class Rational(Real):
    @staticmethod
    def __instancecheck__(value):
        return isinstance(value, int)


class Integral(Rational):
    __instancecheck__ = Rational.__instancecheck__
