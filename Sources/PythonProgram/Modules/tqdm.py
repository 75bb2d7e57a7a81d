"""Progress bars that show nothing."""


class tqdm:
    def __init__(self, iterable=None, *args, **options):
        self._iterable = iterable

    def __iter__(self):
        return iter(self._iterable)

    def __len__(self):
        return len(self._iterable)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return False

    def update(self, n=1):
        pass

    def close(self):
        pass

    def set_description(self, *args, **options):
        pass

    def set_postfix(self, *args, **options):
        pass

    def set_postfix_str(self, *args, **options):
        pass

    @staticmethod
    def write(text, *args, **options):
        print(text)


def trange(*args, **options):
    return tqdm(range(*args))
