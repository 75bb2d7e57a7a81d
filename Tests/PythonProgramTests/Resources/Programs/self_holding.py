numbers = [1, 2]
numbers.append(numbers)
print(numbers, str(numbers), f"{numbers}", numbers[2][2][0], len(numbers))
names = {"self": None, "other": [1]}
names["self"] = names
names["other"].append(names)
print(names)
pair = ([],)
pair[0].append(pair)
print(pair, pair[0])
left, right = [], []
left.append(right)
right.append(left)
print(left, right, left is right[0])
print([numbers, numbers])
same = []
print([same, same, [same]])
numbers[2] = 3
print(numbers)
parent = {"name": "parent", "children": []}
for index in range(3):
    parent["children"].append({"name": index, "parent": parent})
print(parent)
print(parent["children"][1]["parent"]["children"][2]["name"])
try:
    left == [[left]]
    print(left == right)
except RecursionError as error:
    print("RecursionError")


class Node:
    def __init__(self, others):
        self.others = others

    def __repr__(self):
        return f"Node({self.others})"


others = [1]
others.append(Node(others))
print(others, others[1])
