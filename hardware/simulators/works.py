"""What is at the other end of a simulated printer's cable."""

from __future__ import annotations

from abc import ABC, abstractmethod


class Works(ABC):
    """Bytes in, answers out."""

    @property
    @abstractmethod
    def hangs(self) -> bool:
        """Whether it does nothing at all any more."""

    @abstractmethod
    def take(self, data: bytes) -> bytes:
        """Work off what came; what it says."""
