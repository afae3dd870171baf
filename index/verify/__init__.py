"""Was it said? A pasted quote compared with the record, letter for letter."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.verify.drafts import Checked, CheckedDraft
    from index.verify.exactness import Found
    from index.verify.revision import revision as revision_of
    from index.verify.revision import whole_voice
    from index.verify.verifying import Closest, Verdict, Verification
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Checked", "CheckedDraft", "Closest", "Found", "Verdict", "Verification", "revision_of", "whole_voice"]
