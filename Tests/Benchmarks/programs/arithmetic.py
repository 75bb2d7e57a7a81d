def run(n):
    total = 0
    x = 1.5
    for i in range(n):
        total += i * 3 % 7
        if total > 1000000:
            total -= 1000000
        x = x * 0.999 + i / 1000
    return total, x

print(run(5000000))
