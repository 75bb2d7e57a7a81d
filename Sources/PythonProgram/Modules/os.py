"""Nothing of a computer: a program sees the files that it is lent, and no process."""

from _support import is_lent, remove_file


class _Path:
    sep = "/"

    def join(self, *parts):
        return "/".join([part.rstrip("/") for part in parts if part])

    def exists(self, path):
        return is_lent(path)

    def isfile(self, path):
        return is_lent(path)

    def isdir(self, path):
        return False

    def basename(self, path):
        return path.split("/")[-1]

    def dirname(self, path):
        return "/".join(path.split("/")[:-1])

    def splitext(self, path):
        name = path.split("/")[-1]
        if "." not in name[1:]:
            return path, ""
        stem = path[:len(path) - len(name.split(".")[-1]) - 1]
        return stem, path[len(stem):]

    def getsize(self, path):
        return len(open(path).read())

    def isabs(self, path):
        return path.startswith("/")

    def split(self, path):
        return self.dirname(path), self.basename(path)

    def normpath(self, path):
        parts = []
        for part in path.split("/"):
            if part == ".." and parts and parts[-1] != "..":
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        return ("/" if path.startswith("/") else "") + "/".join(parts) or "."

    def relpath(self, path, start="."):
        return path

    def realpath(self, path):
        return path

    def commonprefix(self, paths):
        prefix = min(paths, default="")
        while not all([path.startswith(prefix) for path in paths]):
            prefix = prefix[:-1]
        return prefix

    def abspath(self, path):
        return path

    def expanduser(self, path):
        return path


path = _Path()
environ = {}
name = "posix"
sep, linesep = "/", "\n"


def fspath(path):
    return str(path)


def getpid():
    return 1


def walk(top):
    return iter([])


def mkdir(name, mode=511):
    pass


def remove(path):
    remove_file(fspath(path))


def rename(src, dst):
    with open(fspath(src)) as source:
        text = source.read()
    with open(fspath(dst), "w") as target:
        target.write(text)
    remove(src)


def rmdir(path):
    raise FileNotFoundError(f"[Errno 2] No such file or directory: {path!r}")


unlink, replace = remove, rename


def getenv(key, default=None):
    return default


def getcwd():
    return "."


def listdir(path="."):
    return []


def makedirs(name, mode=511, exist_ok=False):
    pass


def cpu_count():
    return 1


def system(command):
    return 0
