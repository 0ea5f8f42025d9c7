"""What can go wrong, one class a cause. A bad page is no exception but a `model.Problem`: the batch goes on."""


class LagebildError(Exception):
    """The root of all errors that lagebild raises on purpose; its text is one line: what, where, what to do."""


class InputError(LagebildError):
    """A path or argument that the user named cannot be used at all."""


class StoreError(LagebildError):
    """The store cannot be opened, read or written."""


class OutputError(LagebildError):
    """A result cannot be written where the user wants it."""


class ListError(LagebildError):
    """A word list of the language pack is malformed."""
