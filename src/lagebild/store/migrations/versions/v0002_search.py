"""Full-text search over the lemmas of sentences: FTS5 in SQLite, tsvector in PostgreSQL."""

from alembic import op

revision = "0002"
down_revision = "0001"

# The index keeps no text of its own (external content); triggers carry every change over.
# remove_diacritics 0: "schon" and "schön" are two words.
_SQLITE = (
    """
    CREATE VIRTUAL TABLE sentence_index USING fts5(
        lemmas, content='sentences', content_rowid='number', tokenize='unicode61 remove_diacritics 0')
    """,
    """
    CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN
        INSERT INTO sentence_index(rowid, lemmas) VALUES (new.number, new.lemmas);
    END
    """,
    """
    CREATE TRIGGER sentence_removed AFTER DELETE ON sentences BEGIN
        INSERT INTO sentence_index(sentence_index, rowid, lemmas) VALUES ('delete', old.number, old.lemmas);
    END
    """,
    """
    CREATE TRIGGER sentence_changed AFTER UPDATE ON sentences BEGIN
        INSERT INTO sentence_index(sentence_index, rowid, lemmas) VALUES ('delete', old.number, old.lemmas);
        INSERT INTO sentence_index(rowid, lemmas) VALUES (new.number, new.lemmas);
    END
    """,
    "INSERT INTO sentence_index(sentence_index) VALUES ('rebuild')",
)
# left(): a tsvector holds one MiB at most. 'simple': the words are lemmas already.
_POSTGRESQL = (
    """
    ALTER TABLE sentences ADD COLUMN lemma_index tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', left(lemmas, 200000))) STORED
    """,
    "CREATE INDEX sentences_by_lemma ON sentences USING gin (lemma_index)",
)


def upgrade() -> None:
    """The index and what keeps it up to date; sentences that are there already are indexed."""
    dialect = op.get_bind().dialect.name
    for statement in _SQLITE if dialect == "sqlite" else _POSTGRESQL:
        op.execute(statement)
