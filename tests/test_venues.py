"""What a venue's name tells of it."""

from __future__ import annotations

import pytest

from lint.venues import venue_kind


@pytest.mark.parametrize(
    ("venue", "kind"),
    [
        pytest.param("NeurIPS 2020", "conference", id="a short name with its year"),
        pytest.param("CVPR21", "conference", id="with a year that is joined to it"),
        pytest.param("Usenix Security", "conference", id="in other capitals"),
        pytest.param("ACL-IJCNLP", "conference", id="two that met together"),
        pytest.param("ICGIP", "conference", id="an international conference that nobody has heard of"),
        pytest.param("IEEE Symposium on Security and Privacy", "conference", id="a name that says so"),
        pytest.param("M.Sc. Thesis", "other", id="a thesis, whose degree looks like a conference"),
        pytest.param("Pattern Recognition", "journal", id="a journal that is named like its field"),
        pytest.param("Digital Discovery", "journal", id="one that is named like nothing else"),
        pytest.param("The Lancet Digital Health", "journal", id="one of a family"),
        pytest.param("Chem. Sci", "journal", id="one that is shortened"),
        pytest.param("Knowl.-Based Syst", "journal", id="one that is shortened, with a hyphen"),
        pytest.param("IEEE TIM", "journal", id="transactions of a society"),
        pytest.param("T-IV", "journal", id="transactions, with a hyphen"),
        pytest.param("Proceedings of the IEEE", "journal", id="a journal of the name of proceedings"),
        pytest.param("Proc. Natl. Acad. Sci", "journal", id="another, shortened"),
        pytest.param("Proceedings of the ACM on Programming Languages", "journal", id="proceedings in volumes"),
        pytest.param("Proceedings of the IEEE Conference on Robotics", "conference", id="proceedings of a conference"),
        pytest.param("ChemRxiv", "preprint", id="a preprint server"),
        pytest.param("PsyArXiv", "preprint", id="another"),
        pytest.param("Under review", "preprint", id="what has not appeared"),
        pytest.param("Stanford Univ. Press", "other", id="a publisher, shortened"),
        pytest.param("St. Louis", "other", id="a town"),
        pytest.param("DeepMind", "other", id="a company"),
    ],
)
def test_a_name_tells_what_a_venue_is(venue: str, kind: str) -> None:
    assert venue_kind(venue) == kind


def test_a_name_of_any_length_is_looked_at_in_little_time() -> None:
    assert venue_kind("Abc. " * 20_000 + "!") == "other"
    assert venue_kind("Abc " * 20_000 + "!") == "other"
