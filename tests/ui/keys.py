"""How tests type: the same keyboard as the played shift's."""

from __future__ import annotations

from pos_terminal.ui.demo.keys import HUMAN_GAP_MS, SCANNER_GAP_MS, Keys, key_of

__all__ = ["HUMAN_GAP_MS", "SCANNER_GAP_MS", "Keys", "key_of"]
