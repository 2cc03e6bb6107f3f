"""A folder as storage, where a file is there whole or not at all: also when the disk is full or the power goes."""

import errno
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


@deconstructible(path="samsyn.files.folder.Folder")
class Folder(FileSystemStorage):
    """Written beside its place under a name that nobody asks for, pressed to the disk, and put there in one step."""

    def _save(self, name: str, content: "File[bytes]") -> str:
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, prefix=".", suffix=".ofardig") as part:
            for piece in content.chunks():
                part.write(piece)
            part.flush()
            os.fsync(part.fileno())
            if self.file_permissions_mode is not None:
                os.fchmod(part.fileno(), self.file_permissions_mode)
            while not _put(Path(part.name), Path(self.path(name))):
                name = self.get_available_name(name)
        return str(name).replace("\\", "/")


def _put(part: Path, place: Path) -> bool:
    """A second name for the finished file; False when somebody else has that name."""
    try:
        place.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if place.exists():  # a mount without hard links: nearly as good
            return False
        place.write_bytes(part.read_bytes())
    return True
