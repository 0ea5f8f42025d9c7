"""The flat tables as Parquet: the columns of the CSV with their types, texts exactly as they stand.

Needs pyarrow (`pip install 'lagebild[parquet]'`).
"""

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lagebild.errors import LagebildError
from lagebild.report import tables

__all__ = ["write"]

_BATCH = 5_000
"""Lines held at once: a row group."""
_NUMBERS = frozenset({"version", "quotations", "positions", "events"})
_SHARES = frozenset({"score", "addressee_score"})
_FLAGS = frozenset({"agrees", "negated"})


def write(lines: Iterable[tables.Line], kind: tables.Kind, path: Path) -> int:
    """Writes the table of `lines` to `path` batch by batch; how many lines."""
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise LagebildError("Parquet needs pyarrow; install it with: pip install 'lagebild[parquet]'") from error
    columns = tables.columns(kind)
    schema = pa.schema([(name, _type(pa, name)) for name in columns])
    count, records = 0, map(tables.record, lines)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(itertools.islice(records, _BATCH)):
            data = {name: [_value(record[name]) for record in batch] for name in columns}
            writer.write_table(pa.table(data, schema=schema))
            count += len(batch)
    return count


def _type(pa: Any, name: str) -> Any:
    if name.endswith(("_start", "_end")) or name in _NUMBERS:
        return pa.int64()
    if name in _SHARES:
        return pa.float64()
    return pa.bool_() if name in _FLAGS else pa.string()


def _value(value: tables.Cell) -> tables.Cell:
    """Parquet's strings are UTF-8, which has no lone surrogates."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
