class Positive:
    def __set_name__(self, owner, name):
        print("named", name, "of", owner.__name__)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} is negative")
        setattr(instance, self.name, value)


class Layer:
    inputs = Positive()
    outputs = Positive()

    def __init__(self, inputs, outputs):
        self.inputs, self.outputs = inputs, outputs


layer = Layer(3, 4)
print(layer.inputs, layer.outputs, vars(layer), isinstance(Layer.inputs, Positive))
layer.inputs += 2
print(layer.inputs)
for wrong in (lambda: Layer(-1, 2), lambda: setattr(layer, "outputs", -5)):
    try:
        wrong()
    except ValueError as error:
        print(error)
print(layer.outputs)


class Cached:
    """Computed once: what stands in the instance comes first from then on."""

    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return "the class's"
        print("computing")
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Data:
    def __init__(self, values):
        self.values = values

    @Cached
    def total(self):
        return sum(self.values)


data = Data([1, 2, 3])
print(data.total, data.total, Data.total)


class Stored:
    def __get__(self, instance, owner):
        return instance.__dict__.get("stored", "nothing")

    def __set__(self, instance, value):
        instance.__dict__["stored"] = value * 2


class Holder:
    stored = Stored()


class Derived(Holder):
    pass


holder = Derived()
print(holder.stored)
holder.stored = 21
print(holder.stored, holder.__dict__)
