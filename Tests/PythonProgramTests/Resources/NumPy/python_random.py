import numpy as np

import random
random.seed(42)
print(random.random(), random.uniform(1, 2), random.gauss(0, 1), random.normalvariate(1, 2))
print(random.randint(1, 6), random.randrange(0, 10, 3), random.choice([1, 2, 3]), random.choices([1, 2, 3], k=4))
print(random.choices(['a', 'b'], weights=[1, 3], k=5), random.sample(range(100), 5), random.expovariate(1.5))
x = list(range(10))
random.shuffle(x)
print(x, random.getrandbits(8), random.Random(7).random())
for choose in [lambda: random.choice([]), lambda: random.sample([1], 3), lambda: random.choices([1, 2], weights=[0, 0])]:
    try:
        choose()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
