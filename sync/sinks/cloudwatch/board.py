"""Puts the dashboard and the alarms, and says before what is there; as `Cloud` of sync.cloud."""

from __future__ import annotations

import json
from contextlib import closing
from typing import Any

from pos_terminal.domain.errors import SinkDown
from pos_terminal.log import get_logger
from sync import aws
from sync.building import Secret
from sync.cloud import Resource, Standing
from sync.settings import SyncSettings
from sync.sinks.aws_errors import told
from sync.sinks.cloudwatch import dashboard
from sync.sinks.cloudwatch.alarms import ALARMS, description, request
from sync.sinks.cloudwatch.putting import SINK

log = get_logger(__name__)
NAME = "MyPOS"


class Board:
    """One dashboard for all lanes, and the alarms of this one."""

    def __init__(
        self,
        settings: SyncSettings,
        secret: Secret,
        lane: tuple[str, str],
        notify: tuple[str, ...] = (),
    ) -> None:
        """`lane` is (terminal, store); `notify` are ARNs of topics that alarms tell."""
        self._settings = settings
        self._secret = secret
        self._namespace = settings.cloudwatch.namespace
        self._body = dashboard.body(self._namespace, settings.aws.region)
        self._alarms = [request(alarm, lane, self._namespace, notify) for alarm in ALARMS]

    def plan(self) -> list[Resource]:
        """What is there and what is missing; changes nothing."""
        with closing(self._client()) as client:
            standing = self._standing_of_dashboard(client)
            found = self._alarms_there(client)
        shown = f"namespace {self._namespace}, all lanes"
        resources = [Resource(SINK, "dashboard", NAME, standing, shown)]
        for alarm, wanted in zip(ALARMS, self._alarms, strict=True):
            there = found.get(wanted["AlarmName"])
            same = there is not None and all(there.get(key) == wanted[key] for key in wanted)
            standing = Standing.THERE if same else Standing.DIFFERS
            if there is None:
                standing = Standing.MISSING
            resources.append(
                Resource(SINK, "alarm", wanted["AlarmName"], standing, description(alarm))
            )
        return resources

    def set_up(self) -> None:
        """Put them; a second time changes nothing. Raises Poison where CloudWatch refuses one."""
        with closing(self._client()) as client:
            with told(SINK, NAME):
                answer = client.put_dashboard(DashboardName=NAME, DashboardBody=self._body)
            for doubt in answer.get("DashboardValidationMessages", ()):
                log.warning("dashboard", where=doubt.get("DataPath"), why=doubt.get("Message"))
            for alarm in self._alarms:
                with told(SINK, alarm["AlarmName"]):
                    client.put_metric_alarm(**alarm)

    def _standing_of_dashboard(self, client: Any) -> Standing:
        try:
            with told(SINK, NAME):
                there = client.get_dashboard(DashboardName=NAME)["DashboardBody"]
        except SinkDown as err:
            if err.key != "sync.aws.missing":
                raise
            return Standing.MISSING
        same = json.loads(there) == json.loads(self._body)
        return Standing.THERE if same else Standing.DIFFERS

    def _alarms_there(self, client: Any) -> dict[str, dict[str, Any]]:
        names = [alarm["AlarmName"] for alarm in self._alarms]
        with told(SINK, names[0]):
            answer = client.describe_alarms(AlarmNames=names)
        return {each["AlarmName"]: each for each in answer["MetricAlarms"]}

    def _client(self) -> Any:
        return aws.client(SINK, self._settings.aws, self._secret)
