"""The labels of the figures in our own reports, and how they are scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import figures
from training.attribution.marked import marked

PATHS = sorted(figures.REPORTS.glob("*/*.figures"))
TEXT = "At least 12 divers died, two of them in Lund. Two more are missing, said two officials."


def test_every_label_stands_in_its_report() -> None:
    assert PATHS
    kinds = figures.ASIDE | set(figures.KINDS.values())
    for path in PATHS:
        name = f"{path.parent.name}/{path.stem}"
        text = marked(name, path.with_suffix(".txt").read_text("utf-8")).text
        for label in figures.labels(text, path.read_text("utf-8")):
            assert label.kinds <= kinds, (name, label)
            assert label.kinds == {"negated"} or (label.low, label.high) != (None, None), (
                name,
                label,
            )


def test_words_that_occur_again_are_the_next_ones() -> None:
    lines = (
        "two of them\t2\t2\tdead\tlevel\t@report\n"
        "Two more\t2\t2\tmissing\tlevel|flow\tofficials|@report\n"
        "two\t2\t2\tofficials\tminor\t@report\n"
    )
    found = figures.labels(TEXT, lines)
    after = [TEXT[label.end :].split()[0] for label in found]
    assert after == ["in", "are", "officials."]
    assert found[1].who == ("officials", "@report")


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the report"):
        figures.labels(TEXT, "13 divers\t13\t13\tdivers\tlevel\t@report\n")


def test_a_report_is_scored_by_value_noun_kind_and_source(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "01.txt").write_text("Twelve divers died, the mayor said. Four guards were hurt.")
    (folder / "01.figures").write_text(
        "Twelve divers\t12\t12\tdead\tlevel\tmayor\nFour guards\t5\t5\tguards\tlevel\t@report\n"
    )
    (folder.parent / "held-out.txt").write_text("")
    monkeypatch.setattr(figures, "REPORTS", folder.parent)
    shares = dict(figures.shares(figures.score(folder.parent, held_out=False)))
    assert (shares["found"], shares["value"], shares["actor"]) == (1.0, 0.5, 1.0)
    assert shares["all right"] == 0.5
    assert figures.score(folder.parent, held_out=True).asked["asked"] == 0
