"""A suppression comment silences nothing, or names a rule that does not exist.

A comment that once silenced a finding stays behind when the entry is mended or moved; the next mistake on that line
then goes unseen. A rule's name with a typing error silences nothing at all.

```markdown bad
- [The Pile](https://pile.eleuther.ai/) <!-- paperlint-disable-line tracking-parameter -->
- [BIG-bench](https://github.com/google/BIG-bench) <!-- paperlint-disable-line tracking-paramter -->
- [C4](https://c4.allennlp.org/) <!-- paperlint-disabled-line tracking-parameter -->
```
```text findings
1:69 tracking-parameter finds nothing here; delete the comment
2:80 no rule is called tracking-paramter; did you mean tracking-parameter?
3:34 paperlint-disabled-line is no suppression; did you mean paperlint-disable-line?
```

A suppression that does its work is not reported, nor is one of a rule that the run left out:

```markdown good
- [The Pile](https://pile.eleuther.ai/?utm_source=list) <!-- paperlint-disable-line tracking-parameter: we measure -->
- [The Stack](https://bigcode.org/the-stack) <!-- paperlint-disable-line dead-link: it was moved twice -->
```

There is no fix: whether the comment or the rule's name is wrong is the maintainer's to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.errors import did_you_mean
from lint.finding import Finding, Severity
from lint.rule import Context, option_types, rule


@rule(Severity.WARNING, last=True)
def check(context: Context) -> Iterator[Finding]:
    known = option_types()
    for path in (document.path for document in context.documents):
        suppressions = context.suppressions[path]
        for problem in suppressions.problems:
            yield Finding(path, problem.span, problem.message)
        for suppression in suppressions.unused():
            name = suppression.rule
            if name and name not in known:
                message = f"no rule is called {name}{did_you_mean(name, known)}"
                yield Finding(path, suppression.span, message)
            elif name in context.running or (not name and context.running >= known.keys()):
                yield Finding(path, suppression.span, f"{name or 'every rule'} finds nothing here; delete the comment")
