"""What the words and numbers of rich text stand for (Rich Text Format 1.9.1)."""

from typing import Final

from samsyn.cores.text.values import Role

SKIPPED: Final = frozenset(
    b"colortbl info pict objdata sp shprslt nonshppict listtable listoverridetable filetbl xe tc rxe bkmkstart bkmkend "
    b"fldinst themedata datastore generator revtbl rsidtbl pgptbl mmathPr template atnid atnauthor atndate ftnsep "
    b"ftnsepc ftncn aftnsep aftnsepc aftncn private".split()
)
STARRED: Final = frozenset((b"shpinst", b"annotation", b"shptxt"))  # marked as skippable, but holding text
MARGINS: Final[dict[bytes, Role]] = {
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), "header"),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), "footer"),
}
CHARACTERS: Final = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
SIGNS: Final = {b"~": "\u00a0", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\"}
SYMBOL: Final = "symbol"
CHARSETS: Final = {
    2: SYMBOL, 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 238: "cp1250",
}  # fmt: skip
PAGES: Final = {
    437: "cp437", 850: "cp850", 1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 1257: "cp1257", 10000: "mac-roman",
    65001: "utf-8",
}  # fmt: skip
