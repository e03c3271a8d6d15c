"""Import-linter contract types for the rules of the house that its own types cannot say.

Named in `pyproject.toml` under `[tool.importlinter]`; `test_import_rules.py` proves that each
bites. `python -m tests.contract.import_contracts` is the linter's command line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.cli import lint_imports_command


def names(field: object) -> set[str]:
    """A field's value: the linter fills in, on the instance, what the class only declares."""
    return cast("set[str] | None", field) or set()


def inside(module: str, packages: Iterable[str]) -> bool:
    """Whether a module is one of the packages or lies in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


class _DirectImports(Contract):
    """A contract over single imports; what a module reaches by others is their affair."""

    def forbidden(self, graph: ImportGraph) -> list[tuple[str, str]]:
        """The (importer, imported) pairs that break the rule."""
        raise NotImplementedError

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        pairs = sorted(self.forbidden(graph))
        found = [
            f"{importer} -> {imported} (l.{detail['line_number']})"
            for importer, imported in pairs
            for detail in graph.get_import_details(importer=importer, imported=imported)
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["found"]:
            output.print_error(f"-   {line}", bold=False)
        output.new_line()


class MayImportOnly(_DirectImports):
    """Modules of `sources` import, within `among`, nothing but themselves and `allowed`.

    Without `among` every import counts, the standard library excepted.
    """

    sources = fields.SetField(subfield=fields.StringField())
    among = fields.SetField(subfield=fields.StringField(), required=False)
    allowed = fields.SetField(subfield=fields.StringField(), required=False)

    def forbidden(self, graph: ImportGraph) -> list[tuple[str, str]]:
        sources, among = names(self.sources), names(self.among)
        allowed = sources | names(self.allowed)
        return [
            (importer, imported)
            for importer in graph.modules
            if inside(importer, sources)
            for imported in graph.find_modules_directly_imported_by(importer)
            if not inside(imported, allowed)
            and (inside(imported, among) if among else imported not in sys.stdlib_module_names)
        ]


class OnlyIn(_DirectImports):
    """`packages` from outside are imported in `rooms` and nowhere else (no rooms: nowhere)."""

    packages = fields.SetField(subfield=fields.StringField())
    rooms = fields.SetField(subfield=fields.StringField(), required=False)

    def forbidden(self, graph: ImportGraph) -> list[tuple[str, str]]:
        packages, rooms = names(self.packages), names(self.rooms)
        return [
            (importer, imported)
            for imported in packages & graph.modules
            for importer in graph.find_modules_that_directly_import(imported)
            if not inside(importer, rooms)
        ]


class Neighbours(_DirectImports):
    """Neighbours in one package do not see each other.

    A neighbour is a child of `container`; with `marked_by`, only one that has a module of that
    name. Of the packages in `among` it imports only itself and `allowed`.
    """

    container = fields.StringField()
    marked_by = fields.StringField(required=False)
    among = fields.SetField(subfield=fields.StringField())
    allowed = fields.SetField(subfield=fields.StringField())

    def forbidden(self, graph: ImportGraph) -> list[tuple[str, str]]:
        container, marked_by = cast("str", self.container), cast("str | None", self.marked_by)
        allowed, among = names(self.allowed), names(self.among)
        if container not in graph.modules:
            return []
        found = []
        for room in graph.find_children(container):
            unmarked = marked_by and f"{room}.{marked_by}" not in graph.modules
            if unmarked or room in allowed:
                continue
            for importer in {room, *graph.find_descendants(room)}:
                found += [
                    (importer, imported)
                    for imported in graph.find_modules_directly_imported_by(importer)
                    if inside(imported, among) and not inside(imported, {room, *allowed})
                ]
        return found


if __name__ == "__main__":
    lint_imports_command()
