"""A bucket on this machine that speaks the S3 protocol over HTTP and checks every signature (SigV4) and checksum.

It keeps objects in a dictionary, and can be told to be away, as storage is now and then.
"""

import base64
import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.etree import ElementTree as ET

from samsyn.people.tests.serving import answering

KEY, SECRET, REGION, BUCKET = "provnyckel", "provhemlighet", "eu-north-1", "prov"


class Bucket(ThreadingHTTPServer):
    """The server. ``away``: "" or the code that everything is answered with (503)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.objects: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.asked: list[str] = []
        self.away = 0
        self.cut = self.gone = False
        self.lock = threading.Lock()

    def stop(self) -> None:
        """From now on the connection is refused, and those that stand are broken."""
        self.gone = True
        self.shutdown()
        self.server_close()

    @property
    def settings(self) -> dict[str, str]:
        """As STORAGES wants them."""
        return {
            "bucket": BUCKET,
            "endpoint": f"http://127.0.0.1:{self.server_address[1]}",
            "region": REGION,
            "key": KEY,
            "secret": SECRET,
        }


class _Answer(BaseHTTPRequestHandler):
    server: Bucket
    protocol_version = "HTTP/1.1"

    def log_message(self, *_given: object) -> None:
        """Nothing."""

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()

    def _any(self) -> None:
        if self.server.gone:
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        name = unquote(parts.path).removeprefix(f"/{BUCKET}").lstrip("/")
        with self.server.lock:
            self.server.asked.append(f"{self.command} {name} {','.join(sorted(query))}".strip())
        if self.server.away:
            self._fault(self.server.away, "SlowDown" if self.server.away == 503 else "InternalError")
        elif not unquote(parts.path).startswith(f"/{BUCKET}"):
            self._fault(404, "NoSuchBucket")
        elif fault := self._forged(parts.path, query, body):
            self._fault(403, fault)
        else:
            getattr(self, f"_{self.command.lower()}")(name, query, body)

    do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = _any  # noqa: N815

    def _forged(self, path: str, query: dict[str, str], body: bytes) -> str:
        """The signature computed once more from what came."""
        given = self.headers.get("Authorization", "")
        if not given.startswith("AWS4-HMAC-SHA256 "):
            return "AccessDenied"
        facts = dict(one.strip().split("=", 1) for one in given.removeprefix("AWS4-HMAC-SHA256 ").split(","))
        key, day, region, service, _end = facts["Credential"].split("/")
        if key != KEY:
            return "InvalidAccessKeyId"
        digest = self.headers["x-amz-content-sha256"]
        if digest != "UNSIGNED-PAYLOAD" and digest != hashlib.sha256(body).hexdigest():
            return "XAmzContentSHA256Mismatch"
        if (wanted := self.headers.get("x-amz-checksum-sha256")) and base64.b64decode(wanted) != hashlib.sha256(
            body
        ).digest():
            return "BadDigest"
        names = facts["SignedHeaders"].split(";")
        asked = "&".join(f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in sorted(query.items()))
        heads = "".join(f"{name}:{' '.join((self.headers.get(name) or '').split())}\n" for name in names)
        canonical = "\n".join((self.command, path, asked, heads, facts["SignedHeaders"], digest))
        at = self.headers["x-amz-date"]
        if abs(datetime.strptime(at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds() > 900:
            return "RequestTimeTooSkewed"
        scope = f"{day}/{region}/{service}/aws4_request"
        text = "\n".join(("AWS4-HMAC-SHA256", at, scope, hashlib.sha256(canonical.encode()).hexdigest()))
        secret = f"AWS4{SECRET}".encode()
        for piece in (day, REGION, "s3", "aws4_request"):
            secret = hmac.digest(secret, piece.encode(), "sha256")
        right = hmac.new(secret, text.encode(), "sha256").hexdigest()
        return "" if hmac.compare_digest(right, facts["Signature"]) else "SignatureDoesNotMatch"

    def _get(self, name: str, query: dict[str, str], _body: bytes) -> None:
        if "list-type" in query:
            return self._list(query)
        data = self.server.objects.get(name)
        if data is None:
            return self._fault(404, "NoSuchKey")
        headers, code = {"ETag": _tag(data), "Last-Modified": _DAY}, 200
        if asked := self.headers.get("Range"):
            start, _, end = asked.removeprefix("bytes=").partition("-")
            whole, data, code = len(data), data[int(start) : int(end) + 1 if end else None], 206
            headers["Content-Range"] = f"bytes {start}-{int(start) + len(data) - 1}/{whole}"
        return self._say(code, data, headers)

    def _head(self, name: str, _query: dict[str, str], _body: bytes) -> None:
        data = self.server.objects.get(name)
        if data is None:
            return self._fault(404, "NoSuchKey")
        return self._say(200, data, {"ETag": _tag(data), "Last-Modified": _DAY})

    def _put(self, name: str, query: dict[str, str], body: bytes) -> None:
        with self.server.lock:
            if "uploadId" in query:
                self.server.parts[query["uploadId"]][int(query["partNumber"])] = body
            elif self.headers.get("If-None-Match") == "*" and name in self.server.objects:
                return self._fault(412, "PreconditionFailed")
            else:
                self.server.objects[name] = body
        return self._say(200, b"", {"ETag": _tag(body)})

    def _post(self, name: str, query: dict[str, str], body: bytes) -> None:
        if "uploads" in query:
            number = f"u{len(self.server.parts)}"
            self.server.parts[number] = {}
            return self._xml(
                200, f"<InitiateMultipartUploadResult><UploadId>{number}</UploadId></InitiateMultipartUploadResult>"
            )
        parts = self.server.parts.pop(query["uploadId"])
        named = [int(one.text or 0) for one in ET.fromstring(body).iter() if one.tag.endswith("PartNumber")]
        data = self.server.objects[name] = b"".join(parts[number] for number in named)
        return self._xml(
            200, f"<CompleteMultipartUploadResult><ETag>{_tag(data)}</ETag></CompleteMultipartUploadResult>"
        )

    def _delete(self, name: str, query: dict[str, str], _body: bytes) -> None:
        if "uploadId" in query:
            self.server.parts.pop(query["uploadId"], None)
        else:
            self.server.objects.pop(name, None)
        self._say(204, b"", {})

    def _list(self, query: dict[str, str]) -> None:
        prefix, rows, folders = query.get("prefix", ""), [], set()
        for name in sorted(self.server.objects):
            if name.startswith(prefix):
                head, between, _rest = name[len(prefix) :].partition(query.get("delimiter") or "\0")
                if between:
                    folders.add(f"{prefix}{head}/")
                else:
                    rows.append(name)
        said = "".join(
            f"<Contents><Key>{name}</Key><Size>{len(self.server.objects[name])}</Size><ETag>x</ETag>"
            f"<LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>"
            for name in rows
        ) + "".join(f"<CommonPrefixes><Prefix>{one}</Prefix></CommonPrefixes>" for one in sorted(folders))
        self._xml(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{said}</ListBucketResult>")

    def _fault(self, code: int, name: str) -> None:
        self._xml(code, f"<Error><Code>{name}</Code><Message>{name}</Message><RequestId>1</RequestId></Error>")

    def _xml(self, code: int, text: str) -> None:
        self._say(code, f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode(), {"Content-Type": "application/xml"})

    def _say(self, code: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        if code != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD" and code != 204:
            if self.server.cut and self.command == "GET" and code in {200, 206}:
                self.wfile.write(data[: len(data) // 2])
                self.close_connection = True
            else:
                self.wfile.write(data)


_DAY = "Fri, 02 Jan 2026 03:04:05 GMT"


def _tag(data: bytes) -> str:
    return f'"{hashlib.md5(data, usedforsecurity=False).hexdigest()}"'


@contextmanager
def serving() -> Iterator[Bucket]:
    """It answers as long as the block lasts."""
    with answering(Bucket()) as server:
        yield server
