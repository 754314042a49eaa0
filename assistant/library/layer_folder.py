"""Where the layers lie: `personal.json` and `packs/<name>.json` in the data folder."""

from pathlib import Path

from assistant.library.damage import Damage, NewerFormatError
from assistant.library.layer_file import LayerFile
from assistant.library.model import PERSONAL, Layer

_ENDINGS = (".json", ".json.bak")  # a pack may for a moment have its last good copy only


class LayerFolder:
    """Loads on one thread, then writes on one thread.

    `damages` tells which files were broken or gone; `unread` which packs could not be read, by name, and why.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, LayerFile] = {}
        self.damages: tuple[Damage, ...] = ()
        self.unread: dict[str, NewerFormatError | OSError] = {}

    def load_personal(self) -> Layer:
        """Raises:
        NewerFormatError: written by a newer program.
        OSError: it is there but cannot be read.
        """
        return self._load(PERSONAL)

    def load_packs(self) -> dict[str, Layer]:
        """Every pack that can be read, by name."""
        packs = {}
        for name in self._pack_names():
            try:
                packs[name] = self._load(name)
            except (NewerFormatError, OSError) as error:
                self.unread[name] = error
        return packs

    def write(self, name: str, layer: Layer | None) -> None:
        """Make the layer's file hold `layer`, or remove it for None; done for good when this returns.

        Raises:
            OSError: the file is as it was.
        """
        if layer is not None:
            self._file(name).save(layer)
            return
        self._files.pop(name, None)
        for ending in reversed(_ENDINGS):  # the copy first: a crash in between leaves the pack, not a ghost of it
            self._path(name, ending).unlink(missing_ok=True)

    def _load(self, name: str) -> Layer:
        file = self._file(name)
        layer = file.load()
        if file.damage is not None:
            self.damages += (file.damage,)
        return layer

    def _file(self, name: str) -> LayerFile:
        if name not in self._files:
            self._files[name] = LayerFile(self._path(name), name)
        return self._files[name]

    def _path(self, name: str, ending: str = _ENDINGS[0]) -> Path:
        return (self._folder if name == PERSONAL else self._folder / "packs") / (name + ending)

    def _pack_names(self) -> list[str]:
        try:
            files = [path.name for path in (self._folder / "packs").iterdir()]
        except FileNotFoundError:
            return []
        names = {file.removesuffix(ending) for file in files for ending in _ENDINGS if file.endswith(ending)}
        return sorted(names - {PERSONAL})
