"""What of PyTorch is said in Python."""

__version__ = "2.13.0+cpu"


class device:
    def __init__(self, type="cpu", index=None):
        if isinstance(type, device):
            type = type.type
        self.type = str(type).split(":")[0]
        self.index = index

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(self.type)

    def __str__(self):
        return self.type

    def __repr__(self):
        return f"device(type='{self.type}')"


cpu = device("cpu")


class _NoDevice:
    """An accelerator that is not there."""

    def is_available(self):
        return False

    is_built = is_available

    def device_count(self):
        return 0

    def manual_seed(self, seed):
        pass

    manual_seed_all = empty_cache = synchronize = manual_seed

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __setattr__(self, name, value):
        pass


cuda = mps = xpu = _NoDevice()
backends = version = _NoDevice()
strided = "torch.strided"


def is_grad_enabled():
    from _support import is_grad_enabled
    return is_grad_enabled()


def compile(model=None, **options):
    return model if model is not None else lambda model: model


def save(obj, f, **options):
    pass


def get_default_dtype():
    return zeros(1).dtype


def set_default_device(device):
    pass


def set_default_tensor_type(kind):
    pass


def numel(input):
    return input.numel()


def is_floating_point(input):
    return input.is_floating_point()
