"""What the program stands on, as CycloneDX 1.6 JSON: ``python .ci/sbom.py [--out FILE]``. Asks no network.

Read from pyproject.toml and the packages that are installed: everything that samsyn needs to run with all its
extras, and what that needs in turn. The same installation gives the same bytes.
"""

import argparse
import json
import re
import sys
import tomllib
import uuid
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

PROJECT = "samsyn"
FACTS = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = tuple(FACTS["optional-dependencies"])


def plain(name: str) -> str:
    """A package's name as indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(name: str, package: Distribution) -> list[str]:
    """The lines by which a package says what it needs; our own are read where they are written."""
    if name != PROJECT:
        return package.requires or []
    extras = FACTS["optional-dependencies"]
    return [*FACTS["dependencies"], *(line for extra in EXTRAS for line in extras[extra])]


def needs(name: str, package: Distribution, extras: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Name → extras of what a package needs here."""
    found: dict[str, tuple[str, ...]] = {}
    for line in asked(name, package):
        one = Requirement(line)
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            found[plain(one.name)] = tuple(sorted({*found.get(plain(one.name), ()), *one.extras}))
    return found


def closure() -> tuple[dict[str, Distribution], dict[str, set[str]], list[str]]:
    """Every package that is installed and needed, who needs whom, and what is needed but not installed."""
    known: dict[str, Distribution] = {PROJECT: distribution(PROJECT)}
    graph: dict[str, set[str]] = {}
    missing: list[str] = []
    waiting, seen = [(PROJECT, EXTRAS)], set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        for other, more in needs(name, known[name], extras).items():
            try:
                known.setdefault(other, distribution(other))
            except PackageNotFoundError:
                missing.append(other)
                continue
            graph.setdefault(name, set()).add(other)
            waiting.append((other, more))
    return known, graph, sorted(set(missing))


def licence(package: Distribution) -> list[dict[str, Any]]:
    """By its expression when it has one, else by its name."""
    meta = package.metadata
    if expression := meta.get("License-Expression"):
        return [{"expression": expression}]
    words = [line.rsplit(" :: ", 1)[-1] for line in meta.get_all("Classifier") or () if line.startswith("License ::")]
    named = words or [line for line in (meta.get("License") or "").splitlines()[:1] if line]
    return [{"license": {"name": word}} for word in named]


def component(name: str, package: Distribution) -> dict[str, Any]:
    """One package."""
    reference = f"pkg:pypi/{name}@{package.version}"
    kind = "application" if name == PROJECT else "library"
    found = {"type": kind, "bom-ref": reference, "name": name, "version": package.version, "purl": reference}
    return found | ({"licenses": named} if (named := licence(package)) else {})


def document() -> dict[str, Any]:
    """The whole list."""
    known, graph, missing = closure()
    rows = {name: component(name, package) for name, package in sorted(known.items())}
    edges = [
        {"ref": row["bom-ref"], "dependsOn": sorted(rows[other]["bom-ref"] for other in graph.get(name, ()))}
        for name, row in rows.items()
    ]
    own = rows.pop(PROJECT)
    gone = [{"name": "samsyn:not-installed", "value": one} for one in missing]
    content = json.dumps([own, list(rows.values()), edges], sort_keys=True)
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "metadata": {"component": own, "properties": gone},
        "components": list(rows.values()), "dependencies": edges,
    }  # fmt: skip


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    text = json.dumps(document(), indent=1, ensure_ascii=False) + "\n"
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
