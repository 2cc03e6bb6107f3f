"""``python -m benchmarks.sets.build_sjomark``: writes benchmarks/sets/sjomark (files and forvantat.json) anew."""

import shutil
from pathlib import Path

from benchmarks.sets.build_sjomark import collect, strategy
from benchmarks.sets.build_sjomark.everyone import answers

TARGET = Path(__file__).parent.parent / "sjomark"


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    sections = strategy.build(TARGET)
    responses = answers()
    shutil.rmtree(TARGET / "svar", ignore_errors=True)
    truth = collect.write(responses, sections, TARGET, name="sjomark")
    print({name: len(truth[name]) for name in ("files", "responses", "comments", "noise", "neutral", "duplicates")})


if __name__ == "__main__":
    main()
