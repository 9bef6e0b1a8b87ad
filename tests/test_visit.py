"""The verdict on a page, from the answers alone."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from lint.evidence import PageVerdict, Verdict
from lint.providers import Answer
from lint.verification.visit import Page, judge

URL = "https://example.org/a/page"


def page(status: int = 200, body: bytes = b"", url: str = URL, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in {"content_type": "text/html", **headers}.items()}
    return Answer(url, status, named, body)


def redirect(status: int, target: str, url: str = URL) -> Answer:
    return Answer(url, status, {"location": target})


@pytest.mark.parametrize(
    ("chain", "verdict"),
    [
        pytest.param([page()], "ok", id="a page"),
        pytest.param([page(204)], "ok", id="a page without content"),
        pytest.param([page(404)], "broken", id="not found"),
        pytest.param([page(410)], "broken", id="gone"),
        pytest.param([page(404, url="https://www.kaggle.com/c/a")], "unverified", id="hidden from programs"),
        pytest.param([redirect(301, "/x"), page(404)], "broken", id="moved to where nothing is"),
        *(pytest.param([page(status)], "unverified", id=f"answer {status}") for status in (202 + 199, 403, 405, 429)),
        *(pytest.param([page(status)], "unverified", id=f"failure {status}") for status in (500, 502, 503, 504, 999)),
        pytest.param([page(304)], "unverified", id="not modified, which nobody asked"),
        pytest.param([page(body=b"<title>Just a moment...</title>")], "unverified", id="a challenge by its title"),
        pytest.param(
            [page(body="<p>Making sure you’re not a bot!".encode())], "unverified", id="a challenge by its text"
        ),
        pytest.param([page(202, x_amzn_waf_action="challenge")], "unverified", id="a challenge by its header"),
        pytest.param([page(202)], "unverified", id="a challenge that is only accepted"),
        pytest.param([page(cf_mitigated="challenge")], "unverified", id="Cloudflare's challenge"),
        pytest.param([page(body=b"<title>Robot Learning: Access to Data</title>")], "ok", id="a page on robots"),
        pytest.param([redirect(302, "/login"), page()], "ok", id="moved for today"),
        pytest.param(
            [redirect(301, "/login"), page(url="https://example.org/login?next=x")], "unverified", id="a login"
        ),
        pytest.param(
            [redirect(302, "/404.html"), page(url="https://example.org/404.html")], "unverified", id="an error page"
        ),
        pytest.param(
            [redirect(301, "/a/errors-in-variables"), page(url="https://example.org/a/errors-in-variables")],
            "moved",
            id="a page on errors",
        ),
        pytest.param(
            [redirect(302, "/x"), page(url="https://accounts.example.org/ServiceLogin")],
            "unverified",
            id="a login today",
        ),
        pytest.param([page(body="<title>安全验证</title>".encode())], "unverified", id="a challenge in Chinese"),
        pytest.param([redirect(301, "/"), page(url="https://example.org/")], "unverified", id="the front page"),
    ],
)
def test_only_what_is_certain_is_said(chain: list[Answer], verdict: str) -> None:
    assert judge(Page(URL), chain).verdict == verdict


@pytest.mark.parametrize(
    ("chain", "target"),
    [
        pytest.param([301], "https://example.org/1", id="moved"),
        pytest.param([308, 301], "https://example.org/2", id="moved twice"),
        pytest.param([301, 302], "https://example.org/1", id="moved, and from there only for today"),
        pytest.param([302, 301], None, id="the first step may change again"),
    ],
)
def test_a_link_is_rewritten_as_far_as_the_move_is_permanent(chain: list[int], target: str | None) -> None:
    hops = [
        redirect(status, f"/{number}", f"https://example.org/{number - 1}") for number, status in enumerate(chain, 1)
    ]
    verdict = judge(Page(URL), [*hops, page(url=f"https://example.org/{len(chain)}")])
    assert verdict.target == target


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        pytest.param(Page("https://example.org/paper.pdf"), "unverified", id="a PDF that is a login"),
        pytest.param(Page("https://example.org/logo.png", is_image=True), "unverified", id="an image that is a page"),
        pytest.param(Page("https://github.com/org/code/blob/main/paper.pdf"), "ok", id="GitHub's own page of a PDF"),
    ],
)
def test_a_page_in_place_of_something_else_is_not_it(asked: Page, verdict: str) -> None:
    assert judge(asked, [page(url=asked.url)]).verdict == verdict


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        pytest.param("/a/page?cookieSet=1", "ok", id="a cookie was offered"),
        pytest.param("/a/page;jsessionid=0A1B2C", "ok", id="a session in the path"),
        pytest.param("/de/a/page", "ok", id="a language"),
        pytest.param("/a/page/", "moved", id="a slash"),
        pytest.param("/b/page?id=1", "moved", id="another path"),
        pytest.param("https://www.example.org/a/page?id=1", "moved", id="another host"),
    ],
)
def test_what_a_site_notes_of_its_visitor_is_no_move(target: str, verdict: str) -> None:
    assert judge(Page(URL), [redirect(301, target), page(url=urljoin(URL, target))]).verdict == verdict


def test_a_page_that_redirects_to_itself_for_good_has_not_moved() -> None:
    assert judge(Page(URL), [redirect(301, URL), page()]) == PageVerdict(Verdict.OK)
