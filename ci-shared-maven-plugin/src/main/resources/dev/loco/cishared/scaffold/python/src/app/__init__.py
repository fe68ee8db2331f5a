"""The service @name@."""


def greet(name: str) -> str:
    """Return the words with which the service greets `name`."""
    return f"Hello, {name}!"
