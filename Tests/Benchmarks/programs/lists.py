def run(n):
    squares = [i * i for i in range(n)]
    evens = []
    for x in squares:
        if x % 2 == 0:
            evens.append(x)
    pairs = list(zip(squares, evens))
    words = {}
    for i, (a, b) in enumerate(pairs):
        key = str(a % 100)
        words[key] = words.get(key, 0) + b
    best = sorted(words.items(), key=lambda item: item[1])[:3]
    return len(evens), sum(squares), best, max(x - y for x, y in pairs)

for _ in range(60):
    result = run(20000)
print(result)
