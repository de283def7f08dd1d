"""Whatever is refused is refused in a sentence of the reader's language that says what to do."""

import pytest
from django.utils import translation

from diagnostics.knowledge.faults import Wrong
from diagnostics.web.knowledge import faults


@pytest.mark.parametrize("wrong", list(Wrong))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_fault_has_a_sentence_in_both_languages(wrong: Wrong, language: str) -> None:
    with translation.override(language):
        sentence = faults.said(wrong, "<entry>")
    assert sentence.endswith("。" if language == "ja" else ".")
    assert "%(" not in sentence
