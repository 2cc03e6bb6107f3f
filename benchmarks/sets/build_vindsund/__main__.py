"""``python -m benchmarks.sets.build_vindsund`` writes ``held_out/vindsund`` anew."""

import shutil
from pathlib import Path

from benchmarks.sets.build_sjomark import collect, marks
from benchmarks.sets.build_vindsund import strategy

TARGET = Path(__file__).parent.parent.parent / "held_out" / "vindsund"


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    sections = strategy.build(TARGET)
    marks.STRATEGY = TARGET / "strategi.pdf"  # what "sid ‹words›" is looked up in
    from benchmarks.sets.build_vindsund.answers import answers

    shutil.rmtree(TARGET / "svar", ignore_errors=True)
    names = {"file": "strategi.pdf", "pdf": "strategi.pdf"}
    truth = collect.write(answers(), sections, TARGET, name="vindsund", strategy=names)
    print({name: len(truth[name]) for name in ("files", "responses", "comments", "noise", "neutral", "duplicates")})


if __name__ == "__main__":
    main()
