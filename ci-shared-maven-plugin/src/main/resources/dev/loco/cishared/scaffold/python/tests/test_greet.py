from app import greet


def test_greets_by_name():
    assert greet("world") == "Hello, world!"
