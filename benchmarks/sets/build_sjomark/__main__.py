"""``python -m benchmarks.sets.build_sjomark`` writes the sets sjomark and sjomark_lista anew."""

import shutil
from pathlib import Path

from benchmarks.sets.build_sjomark import collect, everyone, listed, strategy

SETS = Path(__file__).parent.parent


def main() -> None:
    """The small set has no strategy of its own; it names the large one's."""
    target, small = SETS / "sjomark", SETS / "sjomark_lista"
    target.mkdir(exist_ok=True)
    sections = strategy.build(target)
    for folder, responses, place in ((target, everyone.answers(), ""), (small, listed.answers(), "../sjomark/")):
        shutil.rmtree(folder / "svar", ignore_errors=True)
        names = {"file": f"{place}strategi.docx", "pdf": f"{place}strategi.pdf"}
        truth = collect.write(responses, sections, folder, name=folder.name, strategy=names)
        print({name: len(truth[name]) for name in ("files", "responses", "comments", "noise", "neutral", "duplicates")})
    (small / "svar" / "avsandare.csv").write_text(listed.LIST, "utf-8-sig")


if __name__ == "__main__":
    main()
