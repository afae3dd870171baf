"""Delivery: takes what is due out of the outbox and sees to it that it arrives, once, at the pace allowed.

``sender.py`` runs it; ``ledger.py`` is its side of the database; how a message looks and what a refusal means belongs
to the medium (bot/telegram/sending/carrier.py).
"""

__all__: list[str] = []
