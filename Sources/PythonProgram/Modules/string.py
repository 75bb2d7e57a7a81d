"""Characters of a kind, and templates."""

import re

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    def __init__(self, template):
        self.template = template

    def _filled(self, values, is_safe):
        def value(found):
            name = found.group(1) or found.group(2)
            if name is None:
                return "$"
            if is_safe and name not in values:
                return found.group()
            return str(values[name])
        return re.sub(r"\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})", value, self.template)

    def substitute(self, mapping={}, **values):
        return self._filled({**mapping, **values}, False)

    def safe_substitute(self, mapping={}, **values):
        return self._filled({**mapping, **values}, True)
