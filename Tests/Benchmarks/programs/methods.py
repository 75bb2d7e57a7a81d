class Counter:
    def __init__(self, start):
        self.value = start
        self.steps = 0

    def add(self, amount):
        self.value = self.value + amount
        self.steps += 1
        return self

    def total(self):
        return self.value

def run(n):
    counter = Counter(0)
    for i in range(n):
        counter.add(i)
        if counter.total() > 100000:
            counter.value = 0
    return counter.value, counter.steps

print(run(2000000))
