class Counted:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        print("hash of", self.number)
        return 7


one, other = Counted(1), Counted(1)
table = {one: "one"}
print(table[one], other in table, len({one, other}))


class Refuses:
    def __hash__(self):
        raise TypeError("no hash of it")


try:
    {Refuses(): 1}
except TypeError as error:
    print(error)

table = {1: "a", 2: "b"}
for change in (
    lambda key: table.update({key + 10: "c"}),
    lambda key: table.pop(key),
):
    try:
        for key in table:
            change(key)
    except RuntimeError as error:
        print("RuntimeError:", error)
for view in (table.keys, table.values, table.items):
    try:
        for entry in view():
            table[len(table) + 100] = entry
    except RuntimeError as error:
        print("RuntimeError:", error)
try:
    for key in table:
        del table[key]
except RuntimeError as error:
    print("RuntimeError:", error)
members = {1, 2, 3}
try:
    for member in members:
        members.add(member + 10)
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    for member in list(members):
        members.discard(member)
    print(members)
    for key in table:
        table[key] = "changed"
        if key > 100:
            table[0] = "added"
            break
    print(table[0])
except RuntimeError as error:
    print("not reached")
