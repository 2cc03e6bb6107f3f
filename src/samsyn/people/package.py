"""Office packages (zip) whose bytes depend on their content alone."""

import io
import re
import zipfile

_CLOCK = re.compile(rb"<dcterms:(created|modified)\b[^>]*?(?:/>|>.*?</dcterms:\1>)", re.DOTALL)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can tell


def settled(package: bytes) -> bytes:
    """The same package without a clock: fixed times in the archive, no time of creation in the properties."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/core.xml":
                data = _CLOCK.sub(b"", data)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            after.writestr(info, data)
    return result.getvalue()
