"""One module a revision. A released revision is never edited: a later one changes what it made."""
