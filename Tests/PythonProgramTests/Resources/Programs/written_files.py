import json
import os
from pathlib import Path
with open("numbers.txt", "w", encoding="utf-8") as f:
    for number in range(5):
        print(f.write(f"{number} "), end=" ")
    print(f.name, f.mode, f.writable(), f.readable(), f.closed)
print(f.closed, open("numbers.txt").read().split(), os.path.exists("numbers.txt"))
with open("numbers.txt", "a") as f:
    f.writelines(["a\n", "b\n"])
    print("shown", 1, 2, sep="-", file=f)
for line in open("numbers.txt", "r"):
    print(repr(line))
with open("data.json", "wt") as f:
    json.dump({"a": [1, 2.5, None]}, f)
with open("data.json") as f:
    print(json.load(f))


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: f.read())
attempt(lambda: open("data.json", "x"))
attempt(lambda: open("new.txt", "x").close())
attempt(lambda: open("new.txt").read())
attempt(lambda: open("new.txt", "w").write(5))
attempt(lambda: open("new.txt", "w").read())
attempt(lambda: open("new.txt").write("a"))
os.rename("new.txt", "newer.txt")
print(os.path.exists("new.txt"), os.path.isfile("newer.txt"))
os.remove("newer.txt")
attempt(lambda: open("newer.txt"))
attempt(lambda: os.remove("newer.txt"))
path = Path("notes.txt")
print(path.write_text("hello\n"), path.read_text(), path.exists())
path.unlink()
print(path.exists(), path.unlink(missing_ok=True))
os.remove("numbers.txt")
os.remove("data.json")
