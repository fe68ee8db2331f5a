__version__ = "1.2.0"
__version__ = "1.2.0"
