# Regular expressions: every kind of piece, in every function.
import re
T = "Hello, world. This, is-- a test?! foo_bar 3.14 -2e5 'quo\"ted' a@b.com  x=12;y=7\nline two: END"
P = [r"\w+|[^\w\s]", r"([,.:;?_!\"()']|--|\s)", r"\d+", r"(\w+)=(\d+)", r"(?P<k>\w)=(?P<v>\d+)", r"[a-z]+?", r"(a|ab)(c|bcd)?", r"(?i)hello", r"^\w+", r"(?m)^\w+", r"\w+$", r"x*", r"(?:is)+", r"(\w)\1", r"\b\w{2,3}\b", r"(?<=\s)\w+", r"(?<!\w)t\w+", r"\w+(?=,)", r"\w+(?!,)\W", r".*?o", r"[^\W\d_]+", r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?", r"[\w.]+@[\w.]+", r"(a*)*", r"(a*)+b", r"(?:a|b)*?c", r"\s{2,}", r"(?x) \d + # digits", r"'[^']*'", r"\.", r"(\d)?x", r"l{2}o", r"{", r"[]a]", r"(t)(e)?(s)", r"", r"a??", r"(?s)w.*E", r"\S+\s*$", "é|ö", r"(?:(\w)(\d))*", r"((a)|b)*"]
for p in P:
    for f in ("findall", "split"):
        try: print(p, f, getattr(re, f)(p, T))
        except Exception as e: print(p, f, type(e).__name__, e)
    m = re.search(p, T); print(m, m and m.groups(), m and m.groupdict(), m and m.lastindex, re.match(p, T), re.fullmatch(p, "aab"), re.fullmatch(p, "ab"), re.findall(p, "aabbab"))
    print(repr(re.sub(p, r"<\g<0>>", T)), re.subn(p, "-", T, 2), re.sub(p, lambda m: m.group().upper(), "abc aab"))
for p in ["(", "a)", "[a", "*a", "a**", "(?P<a>x)(?P<a>y)", r"\q", "a{3,2}", "(?<=a*)b", "(?z)"]:
    try: re.compile(p); print(p, "ok")
    except re.error as e: print(p, "error")
print(re.escape("a.b*c d"), re.compile("a(b)").pattern, re.split(r"\s+", " a b  c ", maxsplit=1), re.sub(r"(\w+) (\w+)", r"\2 \1\n", "ab cd ef"))
c = re.compile(r"(\d+)-(\d+)"); m = c.search("on 10-20 to"); print(m.span(), m.start(1), m.end(2), m[1], m.group(1, 2), m.expand(r"\2:\1"), c.match("10-2", 1), c.groups)
for m in re.finditer(r"(?P<NUM>\d+)|(?P<ID>[a-z]+)|(?P<OP>[-+*/()])|\s+", "12 + ab*(3)"): print(m.lastgroup, m.group(), end=";")
print(re.sub(r"a+", "b", "xaaay", flags=re.I | re.M), re.findall("[a-c]", "ABC", re.IGNORECASE))
