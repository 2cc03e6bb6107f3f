"""``python -m samsyn.demo.county FOLDER [--seed N]``: write the county's files without a site."""

import argparse
import sys
from pathlib import Path

from samsyn.demo.county.writing import TRUTH, write


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m samsyn.demo.county", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=2040)
    parser.add_argument("--truth", default=TRUTH, help="name of the file with the truth")
    parser.add_argument("--sender-list", action="store_true", help="also write svar/avsandare.csv")
    options = parser.parse_args()
    made = write(options.folder, options.seed, truth=options.truth, sender_list=options.sender_list)
    sys.stdout.write(f"{len(made.files)} filer, {made.responses} yttranden, {made.comments} synpunkter\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
