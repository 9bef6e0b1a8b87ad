"""Author lines of lists and metadata, and BibTeX's names."""

from __future__ import annotations

import pytest

from lint.names import OTHERS, bibtex_name, parse_authors, parse_name
from lint.work import Name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Jacob Devlin, Ming-Wei Chang", "Devlin, Jacob and Chang, Ming-Wei", id="given names first"),
        pytest.param(
            "J.Devlin and M.-W.Chang", "Devlin, J. and Chang, M.-W.", id="initials that touch the family name"
        ),
        pytest.param("Devlin, J., & Chang, M.-W.", "Devlin, J. and Chang, M.-W.", id="family names first"),
        pytest.param("Devlin, J., Chang, M.-W., and Lee, K.", "Devlin, J. and Chang, M.-W. and Lee, K.", id="APA"),
        pytest.param("Zhou, Denny and Wei, Jason", "Zhou, Denny and Wei, Jason", id="BibTeX's own form"),
        pytest.param("Devlin, Jacob", "Devlin, Jacob", id="one name, family first"),
        pytest.param("Jacob Devlin et al.", "Devlin, Jacob and others", id="et al."),
        pytest.param(
            "Jacob Devlin, Kenton Lee, et al", "Devlin, Jacob and Lee, Kenton and others", id="et al after a comma"
        ),
        pytest.param("Jacob Devlin and 12 others", "Devlin, Jacob and others", id="a number of others"),
        pytest.param("Jan van der Berg", "van der Berg, Jan", id="a particle"),
        pytest.param("van der Maaten, Laurens", "van der Maaten, Laurens", id="a particle, family first"),
        pytest.param("Charles de la Vallée Poussin", "de la Vallée Poussin, Charles", id="two particles"),
        pytest.param("Sara al Hassan, Gerard 't Hooft", "al Hassan, Sara and 't Hooft, Gerard", id="other particles"),
        pytest.param(
            "Martin Luther King Jr. and Ada Lovelace", "King, Jr., Martin Luther and Lovelace, Ada", id="a suffix"
        ),
        pytest.param("King, Jr., Martin", "King, Jr., Martin", id="a suffix between"),
        pytest.param("OpenAI", "{OpenAI}", id="a company"),
        pytest.param("Gemini Team, Jeff Dean", "{Gemini Team} and Dean, Jeff", id="a group beside a person"),
        pytest.param("Bo Ai", "Ai, Bo", id="a family name that could be an abbreviation"),
        pytest.param("张三，李四 等", "张三 and 李四 and others", id="Chinese names"),
        pytest.param(
            "Ashish Vaswani*, Noam Shazeer†, Niki Parmar1",
            "Vaswani, Ashish and Shazeer, Noam and Parmar, Niki",
            id="footnote marks",
        ),
        pytest.param(
            "Authors: Yann LeCun; Yoshua Bengio & Geoffrey Hinton",
            "LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey",
            id="other separators",
        ),
        pytest.param("Jacob Devlin, Kenton Lee.", "Devlin, Jacob and Lee, Kenton", id="the sentence's full stop"),
        pytest.param("Lee, K., Devlin, J. M", "Lee, K. and Devlin, J. M.", id="the full stop of a last initial"),
        pytest.param(
            "Devlin JM, Lee K, van der Berg P", "Devlin, JM and Lee, K and van der Berg, P", id="initials last"
        ),
        pytest.param("Devlin J M, Lee K-T et al.", "Devlin, J M and Lee, K-T and others", id="initials last, apart"),
        pytest.param("Wei XU, Jie SUN", "XU, Wei and SUN, Jie", id="family names in capitals"),
        pytest.param("Jacob Devlin, Malcolm X", "Devlin, Jacob and X, Malcolm", id="one letter is a family name"),
        pytest.param("Plato", "Plato", id="one word"),
        pytest.param("", "", id="nothing"),
        pytest.param(", ,; and", "", id="separators alone"),
    ],
)
def test_an_author_line(line: str, expected: str) -> None:
    assert " and ".join(map(bibtex_name, parse_authors(line))) == expected


@pytest.mark.parametrize(
    "name",
    [Name("Berg", "Jan", "van der", "Jr."), Name("Devlin", "Jacob"), Name("OpenAI", literal=True), Name("张三")],
)
def test_a_name_is_read_back_as_it_was_written(name: Name) -> None:
    written = bibtex_name(name)
    assert (Name(written.strip("{}"), literal=True) if name.literal else parse_name(written)) == name


def test_others_are_no_name() -> None:
    assert bibtex_name(OTHERS) == "others"
