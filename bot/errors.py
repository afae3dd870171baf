"""
RecordError (index/errors.py)
├── SettingsError             the environment's variables cannot be used as they are
│   └── TokenRefusedError     Telegram does not know the bot token
├── TelegramUnreachableError  Telegram did not answer when the bot started
└── BackupError               a backup cannot be written, or cannot be read back
"""

from index import RecordError


class SettingsError(RecordError):
    """One line a variable: its name, what is wrong with its value, a working example. Never the value of a secret."""


class TokenRefusedError(SettingsError):
    """Telegram does not know the bot token."""


class TelegramUnreachableError(RecordError):
    """Telegram did not answer when the bot started; says which address was tried."""


class BackupError(RecordError):
    """A backup cannot be written, or cannot be read back; says which file, and that nothing was changed."""
