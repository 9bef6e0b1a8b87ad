"""OpenReview's old interface, which holds the submissions until about 2023; all else is as in the new one."""

from __future__ import annotations

from functools import partial

from lint.providers import ENDPOINTS, openreview

requests = partial(openreview.requests, endpoint=ENDPOINTS["openreview_old"])
parse = openreview.parse
