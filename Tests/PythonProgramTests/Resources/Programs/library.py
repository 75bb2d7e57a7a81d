# Modules of the library: what they are asked for, and what they print.
import heapq, bisect, string, textwrap, json, statistics, fractions, pprint, datetime, types, operator
h = [5, 3, 8, 1]; heapq.heapify(h); heapq.heappush(h, 2); print(h, heapq.heappop(h), h, heapq.nlargest(2, [3, 9, 4]), heapq.nsmallest(2, [3, 9, 4], key=lambda x: -x), heapq.heapreplace(h, 7), heapq.heappushpop(h, 0), h, list(heapq.merge([1, 4], [2, 3])))
h = []
for i, w in enumerate(["x", "b", "z", "a"]): heapq.heappush(h, (w, i))
print([heapq.heappop(h) for _ in range(4)])
a = [1, 3, 5]; bisect.insort(a, 4); print(a, bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9))
print(string.ascii_lowercase, string.digits, string.punctuation, string.capwords("ab cd"), string.Template("$a ${b} $$").substitute(a=1, b="x"))
T = "The quick brown fox jumps over the lazy dog, well-known for its state-of-the-art laziness; averyveryverylongwordthatdoesnotfit!"
print(textwrap.wrap(T, 20)); print(textwrap.fill(T, 33, initial_indent="* ", subsequent_indent="  ")); print(textwrap.shorten(T, 30)); print(textwrap.dedent("  a\n    b\n\n  c"), textwrap.indent("a\n\nb", "> "))
d = {"a": [1, 2.5, None, True], "b": {"c": "x\"y\n\u00e9\u2028"}, "e": [], "f": {}, 3: (1, 2)}
print(json.dumps(d), json.dumps(d, indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, indent="\t"))
print(json.loads('{"a": [1, -2.5e3, "x\\n\\u00e9", true, null, {"b": {}}], "c" : []}'), json.loads(" 3 "), json.dumps("a/b"), json.dumps(float("nan")))
for bad in ["{", "[1,]", "{'a': 1}", "nope", "[1 2]", '"abc', '{"a" 1}', "1 2", ""]:
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(e)
try: json.dumps({1, 2})
except TypeError as e: print(e)
print(statistics.mean([1, 2, 3, 4]), statistics.mean([1, 3]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.mode([1, 2, 2]), statistics.stdev([1, 2, 3, 4]), statistics.variance([2.5, 3.5, 1]), statistics.pstdev([1, 2, 3]), statistics.pvariance([1, 2, 3, 4]), statistics.fmean([1, 2]), statistics.quantiles([1, 2, 3, 4, 5]), statistics.multimode("aabb"), statistics.geometric_mean([1, 4]), statistics.harmonic_mean([1, 2]))
F = fractions.Fraction; print(F(1, 3) + F(1, 6), F("0.25"), F(0.5), F(3, -6), repr(F(2)), F(1, 3) * 3 == 1, float(F(1, 4)), F(7, 2) // 1, F(1, 2) < F(2, 3), F(3.14159).limit_denominator(100), sum([F(1, 2), F(1, 3)], F(0)), F(1, 2) + 0.5, F(2, 3) ** 2, -F(1, 2), abs(F(-1, 2)), round(F(7, 2)), 1 / F(2, 3), 2 - F(1, 2))
D = {"name": "network", "layers": [{"in": 2, "out": 16, "act": "relu"}, {"in": 16, "out": 1, "act": "sigmoid"}], "lr": 0.01, "a": (1,), "b": list(range(30))}
pprint.pprint(D); pprint.pprint(D, width=40); pprint.pprint(D, compact=True); pprint.pprint([["x" * 30] * 3, {"k": {"z": 1}}], depth=2); print(pprint.pformat({"b": 1, "a": 2}), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False)); pprint.pprint("word " * 30); pprint.pprint({"t": "word " * 30}); pprint.pprint(D, indent=4); pprint.pp({"z": 1, "b": 2})
dt = datetime.datetime(2024, 2, 29, 13, 5, 7); print(dt, repr(dt), dt.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %I %p %y %%"), dt + datetime.timedelta(days=1, hours=12), dt - datetime.datetime(2024, 1, 1), dt.isoformat(), dt.date(), dt.weekday(), f"{dt:%d.%m.%Y}", datetime.timedelta(seconds=3661.5), datetime.timedelta(days=-1), datetime.datetime.strptime("2023-04-05 06:07", "%Y-%m-%d %H:%M"), datetime.date(2024, 1, 31) + datetime.timedelta(1), datetime.timedelta(hours=1).total_seconds(), dt.replace(year=2020), datetime.datetime.fromisoformat("2024-01-02T03:04:05"), dt.timestamp() > 0, datetime.date(2024, 3, 1) - datetime.date(2024, 2, 1), dt > datetime.datetime(2020, 1, 1), datetime.timedelta(days=2) / 2, repr(datetime.timedelta(1, 2)))
n = types.SimpleNamespace(a=1, b="x"); n.c = 2; print(n, n.a)
