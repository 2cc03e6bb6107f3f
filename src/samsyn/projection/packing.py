"""The same tables as Parquet, for programs that read columns. Needs the extra ``parquet`` (pyarrow)."""

from importlib.util import find_spec
from typing import Final

from samsyn.projection.refusals import Refused

_TEXT: Final = ("area", "sex", "method", "ages")
_WHOLE: Final = ("age", "year", "years_ahead")
MISSING: Final = (
    "För Parquet behövs tillägget parquet, som inte är installerat. Installera det med: uv sync --extra parquet "
    "(eller pip install 'samsyn[parquet]'). Utan --format skrivs CSV, som öppnas i Excel, R och Python."
)


def ready() -> None:
    """Refused, with how to install it, when the library is not there."""
    if find_spec("pyarrow") is None:
        raise Refused(MISSING)


def packed(table: bytes) -> bytes:
    """A CSV table as Parquet: the same columns in the same order, the same figures to the last decimal."""
    import pyarrow as pa  # an extra, and slow to load
    from pyarrow import csv, parquet

    names = table[: table.index(b"\n")].decode().split(",")
    kinds = {name: pa.string() if name in _TEXT else pa.int16() if name in _WHOLE else pa.float64() for name in names}
    rows = csv.read_csv(pa.BufferReader(table), convert_options=csv.ConvertOptions(column_types=kinds))
    out = pa.BufferOutputStream()
    parquet.write_table(rows, out, compression="zstd")
    return bytes(out.getvalue().to_pybytes())
