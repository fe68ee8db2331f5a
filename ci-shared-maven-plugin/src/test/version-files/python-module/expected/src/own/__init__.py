"""Own.

__version__ is ours.
"""
# __version__ = "0"
from x import __version__ as y

__version__: str = '1.3.0a4'  # ours
__version_info__ = (1, 2, 0)
