"""Rows of files whose fields are separated by commas."""

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    pass


class reader:
    def __init__(self, csvfile, dialect="excel", *, delimiter=None, quotechar='"',
                 skipinitialspace=False, quoting=QUOTE_MINIMAL):
        self._lines = iter(csvfile)
        self._delimiter = delimiter or ("\t" if dialect == "excel-tab" else ",")
        self._quote = None if quoting == QUOTE_NONE else quotechar
        self._skips = skipinitialspace
        self._numbers = quoting == QUOTE_NONNUMERIC
        self.line_num = 0

    def __iter__(self):
        return self

    def _line(self):
        line = next(self._lines)
        self.line_num += 1
        return line

    def __next__(self):
        line = self._line()
        if self._quote is not None and self._quote in line:
            return self._quoted(line)
        line = line.rstrip("\r\n")
        if not line:
            return []
        return [self._field(field) for field in line.split(self._delimiter)]

    def _field(self, text):
        if self._skips:
            text = text.lstrip(" ")
        return float(text) if self._numbers else text

    def _quoted(self, line):
        """A row with quotes, which may go on over several lines."""
        fields = []
        field = ""
        inside = False
        was_quoted = False
        while True:
            i = 0
            while i < len(line):
                c = line[i]
                i += 1
                if inside:
                    if c != self._quote:
                        field += c
                    elif line[i:i + 1] == self._quote:
                        field += c
                        i += 1
                    else:
                        inside = False
                elif c == self._quote and not field.strip(" " if self._skips else ""):
                    field = ""
                    inside = was_quoted = True
                elif c == self._delimiter or c in "\r\n":
                    fields.append(field if was_quoted else self._field(field))
                    field = ""
                    was_quoted = False
                    if c != self._delimiter:
                        return fields
                else:
                    field += c
            if not inside:
                break
            try:
                line = self._line()
            except StopIteration:
                break
        fields.append(field if was_quoted else self._field(field))
        return fields


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **options):
        self.reader = reader(f, dialect, **options)
        self._names = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    @property
    def line_num(self):
        return self.reader.line_num

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        values = dict(zip(names, row))
        if len(row) > len(names):
            values[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            values[name] = self.restval
        return values
