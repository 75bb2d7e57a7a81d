"""Arrays that have to be alike."""

import numpy as np


def _fail(actual, desired, words, message):
    raise AssertionError(f"\n{words}\n{message}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", **options):
    if not np.allclose(actual, desired, rtol=rtol, atol=atol, equal_nan=equal_nan):
        _fail(actual, desired, f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}", err_msg)


def assert_array_equal(actual, desired, err_msg="", **options):
    if not np.array_equal(actual, desired):
        _fail(actual, desired, "Arrays are not equal", err_msg)


assert_equal = assert_array_equal


def assert_almost_equal(actual, desired, decimal=7, err_msg="", **options):
    if not np.allclose(actual, desired, rtol=0, atol=1.5 * 10.0 ** -decimal):
        _fail(actual, desired, f"Arrays are not almost equal to {decimal} decimals", err_msg)


assert_array_almost_equal = assert_almost_equal
