"""Which licences may ship: read from the metadata of what is installed, never from a list.

The rule (docs: NOTICE): nothing GPL or AGPL; LGPL only for the packages that we use as separate,
replaceable libraries.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LGPL_ALLOWED = frozenset(
    {"pyside6", "pyside6-essentials", "shiboken6", "psycopg", "psycopg-binary", "pyudev"}
)

# Wheels that carry no licence in their metadata, looked up by hand.
STATED_ELSEWHERE = {
    "pysqlite3": "Zlib",  # LICENSE in its source archive
    "zen-engine": "MIT",  # LICENSE in its wheel
}

PERMISSIVE = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|HPND|BSD|Apache|ISC|ISCL|PSF|Python Software Foundation|Zlib|0BSD"
    r"|Unlicense|CC0|MPL|Mozilla Public License|OFL)\b",
    re.IGNORECASE,
)
LESSER = re.compile(r"LGPL|Lesser General Public", re.IGNORECASE)
STRONG = re.compile(r"(?<!L)A?GPL|(?<!Lesser )General Public License|Affero|SSPL", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Package:
    """A distribution and all that its metadata says of its licence."""

    name: str
    licence: str


def field(dist: Distribution, header: str) -> str:
    """The first value of a metadata header, or nothing."""
    return next(iter(dist.metadata.get_all(header) or []), "")


def package_of(dist: Distribution) -> Package:
    """The licence expression; else the classifiers; else the first line of the free text."""
    name = canonicalize_name(dist.metadata["Name"])
    stated = field(dist, "License-Expression")
    classified = [
        classifier.rpartition("::")[2].strip()
        for classifier in dist.metadata.get_all("Classifier") or []
        if classifier.startswith("License ::")
    ]
    text = field(dist, "License").strip().partition("\n")[0]
    licence = stated or " OR ".join(classified) or text or STATED_ELSEWHERE.get(name, "")
    return Package(name, licence)


def objection(package: Package) -> str | None:
    """Why a package may not ship, or None.

    Of alternatives ("A OR B") the best counts, as it does in law; "A AND B" binds to both.
    """
    verdicts = [
        _objection_to(package, choice)
        for choice in re.split(r"\s+OR\s+", package.licence.strip("() "))
    ]
    return None if None in verdicts else verdicts[0]


def _objection_to(package: Package, licence: str) -> str | None:
    if STRONG.search(licence):
        return f"{package.name} is {licence}: GPL and AGPL do not ship"
    if LESSER.search(licence):
        if package.name in LGPL_ALLOWED:
            return None
        return f"{package.name} is {licence}: not on the short list of LGPL packages"
    if not PERMISSIVE.search(licence):
        return f"{package.name} states {licence or 'no licence'!r}: look it up"
    return None


def runtime_roots(pyproject: Path) -> list[Requirement]:
    """What `pyproject.toml` depends on to run, optional extras included."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project.get("optional-dependencies", {}).values() for line in lines]
    return [Requirement(line) for line in [*project["dependencies"], *extras]]


def closure(
    roots: Iterable[Requirement],
    find: Callable[[str], Distribution] = distribution,
) -> list[Package]:
    """Every installed distribution that the roots need here, each once, by name.

    Raises PackageNotFoundError when a root itself is not installed.
    """
    found: dict[str, Package] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(root, "") for root in roots]
    while waiting:
        requirement, extra_of_parent = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra_of_parent}):
            continue
        name = canonicalize_name(requirement.name)
        try:
            dist = find(name)
        except PackageNotFoundError:
            if extra_of_parent:  # somebody's optional extra that the lock left out
                continue
            raise
        found[name] = package_of(dist)
        for extra in ("", *requirement.extras):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [(Requirement(line), extra) for line in dist.requires or []]
    return sorted(found.values(), key=lambda package: package.name)
