"""What the container runs: python -m app."""

from app import greet

if __name__ == "__main__":
    print(greet("world"))
