"""What torchviz has besides make_dot."""


def make_dot_from_trace(trace):
    raise NotImplementedError(
        "This function has been moved to pytorch core and can be found here: "
        "https://pytorch.org/docs/stable/tensorboard.html")
