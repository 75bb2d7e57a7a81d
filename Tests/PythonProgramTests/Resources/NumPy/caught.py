import numpy as np

for name, make in [("shapes", lambda: np.ones(3) + np.ones(4)), ("index", lambda: np.ones(3)[5])]:
    try:
        make()
    except (ValueError, IndexError) as error:
        print(name, type(error).__name__)
