"""A small IMAP4rev1 server on a socket of its own: a folder of mails, flags, and what a client may ask for."""

import base64
import re
import socketserver
from dataclasses import dataclass, field


@dataclass
class Folder:
    """Mails by uid, and which have been seen."""

    mails: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    commands: list[str] = field(default_factory=list)
    hangs_up_after: int = -1  # fetches; then the line is cut


class Handler(socketserver.StreamRequestHandler):
    """One connection."""

    server: "Server"

    def handle(self) -> None:
        folder, fetched = self.server.folder, 0
        self._say("* OK IMAP4rev1 double ready")
        while line := self.rfile.readline().decode().strip():
            tag, _, rest = line.partition(" ")
            command = rest.split(" ", 1)[0].upper()
            folder.commands.append(rest)
            if command == "CAPABILITY":
                self._say("* CAPABILITY IMAP4rev1")
            elif command == "AUTHENTICATE":
                self._say("+ ")
                said = base64.b64decode(self.rfile.readline()).decode()
                assert said == "\0remiss\0lösen"
            elif command == "LOGIN" and '"fel"' in rest:
                self._say(f"{tag} NO [AUTHENTICATIONFAILED] wrong password")
                continue
            elif command == "SELECT" and "INBOX" not in rest:
                self._say(f"{tag} NO no such mailbox")
                continue
            elif command == "SELECT":
                self._say(f"* {len(folder.mails)} EXISTS")
                self._say("* OK [UIDVALIDITY 1] ok")
            elif command == "LOGOUT":
                self._say("* BYE")
                self._say(f"{tag} OK bye")
                return
            elif command == "UID":
                if "BODY" in rest:
                    if fetched == folder.hangs_up_after:
                        return
                    fetched += 1
                self._uid(folder, rest.split(" ", 1)[1])
            self._say(f"{tag} OK {command} done")

    def _uid(self, folder: Folder, said: str) -> None:
        kind, _, rest = said.partition(" ")
        if kind == "SEARCH":
            unseen = [uid for uid in sorted(folder.mails) if uid not in folder.seen]
            self._say("* SEARCH " + " ".join(map(str, unseen)))
            return
        uid = int(re.match(r"\d+", rest)[0])  # type: ignore[index]
        if kind == "STORE":
            folder.seen.add(uid)
            self._say(f"* {uid} FETCH (UID {uid} FLAGS (\\Seen))")
        elif "RFC822.SIZE" in rest:
            self._say(f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(folder.mails[uid])})")
        else:
            assert "PEEK" in rest, "looking must not mark it as seen"
            data = folder.mails[uid]
            self.wfile.write(f"* {uid} FETCH (UID {uid} BODY[] {{{len(data)}}}\r\n".encode() + data + b")\r\n")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    """At a free port of this machine."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, folder: Folder) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder

    @property
    def url(self) -> str:
        return f"imap://remiss:l%C3%B6sen@127.0.0.1:{self.server_address[1]}/INBOX"
