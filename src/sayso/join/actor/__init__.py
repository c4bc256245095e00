"""The parts of the step `actors`: one report's actors, the same ones across reports, who speaks."""
