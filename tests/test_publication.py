"""What a venue's name tells of it, and what people call it."""

from __future__ import annotations

import pytest

from lint.publication import short_name, venue_kind


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


@pytest.mark.parametrize(
    ("venue", "short"),
    [
        pytest.param("Advances in Neural Information Processing Systems 33", "NeurIPS", id="a name in full"),
        pytest.param("2020 IEEE International Conference on Robotics and Automation (ICRA)", "ICRA", id="a conference"),
        pytest.param("IEEE Robotics and Automation Letters", "RA-L", id="a journal of the same society"),
        pytest.param(
            "Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics and the 11th "
            "International Joint Conference on Natural Language Processing (Volume 1: Long Papers)",
            "ACL",
            id="two that met together, by the first",
        ),
        pytest.param(
            "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops (CVPRW)",
            "CVPR Workshops",
            id="the workshops of a conference",
        ),
        pytest.param("Findings of the Association for Computational Linguistics: EMNLP 2020", None, id="findings"),
        pytest.param(
            "Pacific-Asia Conference on Knowledge Discovery and Data Mining", "PAKDD", id="one of two like it"
        ),
        pytest.param(
            "International Conference on Machine Learning and Applications", None, id="one that is like another"
        ),
        pytest.param(
            "Proceedings of the 43rd International ACM SIGIR Conference on Research", "SIGIR", id="a word of it"
        ),
        pytest.param("ICASSP 2020 - IEEE International Conference on Acoustics (ICASSP)", "ICASSP", id="in brackets"),
        pytest.param("Annals of Improbable Research", None, id="one without a short name"),
    ],
)
def test_a_service_s_long_name_becomes_what_people_say(venue: str, short: str | None) -> None:
    assert short_name(venue) == (short or venue)
