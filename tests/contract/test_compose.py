"""compose.yaml and docs/deploy.md: same stores, same ports, nothing open to the network."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from sync.configuring import checked
from sync.settings import SINKS

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
DEPLOY = (ROOT / "docs" / "deploy.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DEPLOY, re.DOTALL)


def test_every_service_listens_on_this_machine_only_and_names_its_version() -> None:
    for name, service in COMPOSE["services"].items():
        assert all(str(port).startswith("127.0.0.1:") for port in service["ports"]), name
        assert re.search(r":[0-9]", service["image"]), name


def test_the_settings_for_compose_are_read_by_the_program_and_meet_its_ports() -> None:
    settings = tomllib.loads(next(text for text in blocks("toml") if "127.0.0.1:9092" in text))
    for section, values in settings.items():
        checked(section, values)
    assert {name for name in SINKS if settings.get(name, {}).get("enabled")} == set(SINKS)
    ports = {port.split(":")[1] for each in COMPOSE["services"].values() for port in each["ports"]}
    said = str(settings)
    assert all(port in said for port in ports), ports


@pytest.mark.parametrize("text", blocks("yaml"))
def test_every_manifest_is_yaml_with_a_kind(text: str) -> None:
    documents = [each for each in yaml.safe_load_all(text) if each]
    assert documents
    assert all(each["kind"] and each["metadata"]["name"] for each in documents)


def test_the_relays_manifest_runs_a_command_that_exists_and_holds_no_secret() -> None:
    [deployment] = [
        each
        for text in blocks("yaml")
        for each in yaml.safe_load_all(text)
        if each and each["kind"] == "Deployment"
    ]
    [container] = deployment["spec"]["template"]["spec"]["containers"]
    assert container["args"][-1] == "relay"
    assert container["livenessProbe"]["exec"]["command"][-3:] == ["relay", "status", "--alive"]
    assert not re.search(r"password|secret_access_key", str(container), re.IGNORECASE)
