"""Where the names in the corpus's articles stand, by spaCy; kept in a file, as it takes a minute."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from training.attribution.variants import Article

from sayso.data import load

KINDS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")


def with_names(articles: Sequence[Article], kept: Path) -> list[Article]:
    """`articles` with their names, from the file `kept` if it is there, else written to it."""
    if kept.is_file():
        names = json.loads(kept.read_text(encoding="utf-8"))
    else:
        nlp = load("language")
        texts = [article.text for article in articles]
        with nlp.select_pipes(enable=["tok2vec", "ner"]):
            names = {
                article.id: [
                    (name.start_char, name.end_char, name.label_)
                    for name in doc.ents
                    if name.label_ in KINDS
                ]
                for article, doc in zip(articles, nlp.pipe(texts, batch_size=8), strict=True)
            }
        kept.write_text(json.dumps(names), encoding="utf-8")
    return [
        replace(article, names=tuple((start, end, kind) for start, end, kind in names[article.id]))
        for article in articles
    ]
