a = 3
print("a" in globals(), globals()["a"], "missing" in globals())
globals()["made"] = 4
print(made)
del globals()["made"]
try:
    made
except NameError as error:
    print(error)
for index in range(3):
    globals()[f"weight{index}"] = index * 0.5
print(weight0, weight1, weight2, vars()["weight2"], locals() is not None)


def local(first, second=2, *rest, **options):
    third = first + second
    found = locals()
    print(found)
    found["third"] = None
    print(third, sorted(vars()), dir())


local(1)
local(1, 2, 3, four=4)


class Settings:
    kind = "class"

    def __init__(self, **options):
        self.__dict__.update(options)
        self.extra = 1

    @property
    def shown(self):
        return {name: value for name, value in vars(self).items()}


settings = Settings(rate=0.1, steps=5)
print(settings.rate, settings.shown, settings.__dict__ == vars(settings))
attributes = vars(settings)
settings.later = True
attributes["set"] = "there"
print(attributes, settings.set, len(attributes), list(attributes))
attributes.pop("rate")
print(hasattr(settings, "rate"), vars(Settings)["kind"], "later" in settings.__dict__)
for wrong in (lambda: vars(1), lambda: globals(1)):
    try:
        wrong()
    except TypeError as error:
        print(type(error).__name__)


def reads():
    return globals()["a"], "reads" in globals()


print(reads())
settings.itself = settings.__dict__
print(settings.itself["itself"]["itself"]["extra"])
