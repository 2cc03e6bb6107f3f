"""Object storage against a bucket that checks every signature: what is kept, what is said when it is away, what is refused."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile

from samsyn.files.checks import object_storage
from samsyn.files.tests.bucket import Bucket, serving

pytest.importorskip("obstore", reason="tillägget s3 är inte installerat")
from samsyn.files.objects import ObjectStorage, StorageAway


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with serving() as server:
        yield server


@pytest.fixture
def storage(bucket: Bucket) -> ObjectStorage:
    return ObjectStorage(**bucket.settings)


NAME = "originals/ab/cd/Älvmarks län + 1.pdf"


def test_bytes_come_back_as_they_went(storage: ObjectStorage, bucket: Bucket) -> None:
    assert storage.save(NAME, ContentFile(b"%PDF-1.7 hej")) == NAME
    assert bucket.objects == {NAME: b"%PDF-1.7 hej"}
    assert storage.exists(NAME)
    assert storage.size(NAME) == 12
    assert storage.get_modified_time(NAME).year == 2026
    with storage.open(NAME) as file:
        assert file.read(4) == b"%PDF"
        assert file.seek(0) == 0
        assert (file.size, file.read()) == (12, b"%PDF-1.7 hej")
    assert storage.listdir("originals/ab") == (["cd"], [])
    assert storage.listdir("originals/ab/cd") == ([], ["Älvmarks län + 1.pdf"])
    storage.delete(NAME)
    storage.delete(NAME)  # what is not there needs no taking away
    assert not storage.exists(NAME)


@pytest.mark.parametrize("size", [0, 1, (16 << 20) + 1])
def test_sizes_at_the_edges(storage: ObjectStorage, bucket: Bucket, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    storage.save("stor", ContentFile(data))
    assert bucket.objects["stor"] == data
    assert storage.open("stor").read() == data
    assert any("uploadId" in one for one in bucket.asked) is (size > 16 << 20)  # parts of it, put together at the end
    assert not bucket.parts


def test_what_is_kept_is_never_written_over(storage: ObjectStorage, bucket: Bucket) -> None:
    storage.save("svar.txt", ContentFile(b"ett"))
    other = storage._save("svar.txt", ContentFile(b"tva"))  # somebody took the name after it was looked up
    assert other != "svar.txt"
    assert bucket.objects == {"svar.txt": b"ett", other: b"tva"}
    with pytest.raises(ValueError, match="never written over"):
        storage.open("svar.txt", "wb")


def test_absent(storage: ObjectStorage) -> None:
    assert not storage.exists("nej")
    with pytest.raises(FileNotFoundError):
        storage.open("nej")


def test_below_a_prefix(bucket: Bucket) -> None:
    storage = ObjectStorage(**bucket.settings, prefix="alvmark/filer")
    storage.save("a/b.txt", ContentFile(b"x"))
    assert list(bucket.objects) == ["alvmark/filer/a/b.txt"]
    assert storage.listdir("a") == ([], ["b.txt"])
    assert storage.open("a/b.txt").read() == b"x"


@pytest.mark.parametrize("code", [403, 500, 503])
def test_an_answer_that_is_no_answer(storage: ObjectStorage, bucket: Bucket, code: int) -> None:
    storage.save("a.txt", ContentFile(b"x"))
    bucket.away = code
    for act in (
        lambda: storage.exists("a.txt"),
        lambda: storage.open("a.txt"),
        lambda: storage.save("b.txt", ContentFile(b"y")),
        lambda: storage._save("b.txt", ContentFile(bytes((16 << 20) + 1))),
        lambda: storage.delete("a.txt"),
        lambda: storage.listdir(""),
    ):
        with pytest.raises(StorageAway):
            act()
    assert bucket.objects == {"a.txt": b"x"}


def test_nobody_answers(bucket: Bucket, storage: ObjectStorage) -> None:
    bucket.stop()
    with pytest.raises(StorageAway, match="Connection refused"):
        storage.save("a.txt", ContentFile(b"x"))


def test_the_answers_code_is_told_and_no_secret(storage: ObjectStorage, bucket: Bucket) -> None:
    bucket.away = 503
    with pytest.raises(StorageAway, match=r"object storage: 503, SlowDown") as told:
        storage.open("a.txt")
    assert bucket.settings["secret"] not in str(told.value)


def test_half_an_object_is_no_object(storage: ObjectStorage, bucket: Bucket) -> None:
    storage.save("a.txt", ContentFile(b"1234567890"))
    bucket.cut = True
    with pytest.raises(StorageAway):
        storage.open("a.txt")


def test_a_bucket_that_is_not_there(bucket: Bucket) -> None:
    """As a real server answers it, too (moto): 404, as for an object."""
    storage = ObjectStorage(**{**bucket.settings, "bucket": "annan"})
    for act in (lambda: storage.save("a.txt", ContentFile(b"x")), lambda: storage.listdir("")):
        with pytest.raises(StorageAway):
            act()
    assert not bucket.objects


def test_the_wrong_key(bucket: Bucket) -> None:
    storage = ObjectStorage(**{**bucket.settings, "secret": "en annan"})
    with pytest.raises(StorageAway):
        storage.save("a.txt", ContentFile(b"x"))
    assert not bucket.objects


WHOLE = {
    "bucket": "alvmark",
    "endpoint": "https://s3.region.example",
    "region": "x",
    "key": "a",
    "secret": "b",
    "prefix": "",
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"endpoint": ""}, []),
        ({"endpoint": "http://127.0.0.1:9000"}, []),
        (dict.fromkeys(WHOLE, ""), []),
        ({"secret": ""}, ["files.E001"]),
        ({"bucket": ""}, ["files.E001"]),
        ({"bucket": "s3://alvmark"}, ["files.E002"]),
        ({"bucket": "Älvmark"}, ["files.E002"]),
        ({"endpoint": "s3.region.example"}, ["files.E003"]),
        ({"endpoint": "ftp://s3.region.example"}, ["files.E003"]),
        ({"endpoint": "http://10.0.0.7:9000"}, ["files.W001"]),
    ],
)
def test_what_check_says(settings: LazySettings, change: dict[str, str], said: list[str]) -> None:
    settings.OBJECTS = {**WHOLE, **change}
    found = object_storage(None)
    assert [one.id for one in found] == said
    assert all(one.hint for one in found)
