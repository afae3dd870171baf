"""From candidates to the sentences that answer, and how sure that is."""
