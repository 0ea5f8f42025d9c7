"""lagebild: who demands, offers, rejects, threatens what in the German press, every line cited."""

__version__ = "0.1.0"
