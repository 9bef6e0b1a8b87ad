"""A simulated internet: one proxy on the loopback address behind which whole hosts answer as the real ones document.

The program asks its real addresses through `HTTPS_PROXY`; TLS ends at the proxy, with certificates of a private
authority, as in a company's network. Everything that arrives is written down.
"""

from tests.internet.proxy import Arrival, Host, Internet, Question, Reply

__all__ = ["Arrival", "Host", "Internet", "Question", "Reply"]
