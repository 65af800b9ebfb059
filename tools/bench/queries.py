# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks of searching ask: shared, so that their figures speak of the same work."""

FACETS = ["theme", "polarity", "kind", "key_question", "rating", "service"]

# Words of few, of many and of very many passages; one to four of them; with and without a filter. None is in the thesaurus.
QUERIES = [
    ("restraint", {}), ("seclusion", {}), ("garden", {}), ("medicines", {}), ("patients", {}), ("staff", {}), ("ligature", {}),
    ("complaints", {}), ("supervision", {}), ("carers", {}), ("epilepsy", {}), ("dignity", {}),
    ("staff training", {}), ("seclusion review", {}), ("patients garden", {}), ("risk assessments updated", {}),
    ("medicines stored safely", {}), ("staff patients kind", {}), ("activities evening weekends", {}),
    ("complaints learning shared team", {}), ("restraint debrief", {}), ("privacy phone calls", {}),
    ("staff", {"polarity": "concern"}), ("patients", {"theme": "restrictive-care"}), ("medicines", {"key_question": "safe"}),
    ("training", {"kind": "good-practice"}), ("care plans", {"polarity": "good"}), ("restraint", {"rating": "inadequate"}),
]
