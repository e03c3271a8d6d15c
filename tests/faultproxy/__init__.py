"""A TCP proxy that breaks the line between the sync agent and a real server, on command.

```python
with FaultProxy.to(kafka_server.bootstrap, speaks="kafka") as line:
    sink = KafkaSink(bootstrap=line.address)  # line.port for Postgres, line.url for boto3
    line.cut_answer(times=1)
    deliver_everything(sink)
    assert line.fired_by["cut_answer"] == 1  # a fault counts only if it fired
```
"""

from tests.faultproxy.proxy import FaultProxy

__all__ = ["FaultProxy"]
