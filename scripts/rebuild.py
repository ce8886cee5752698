#!/usr/bin/env python3
"""Rebuilds the streams of any backup, full or not, from a copy of its database's folder, by docs/format.md alone.

Needs gpg (which holds the recovery key, or is asked for the passphrase) and zstd; nothing of Restorable.

Usage: rebuild.py FOLDER BACKUP-ID OUTPUT-FOLDER
FOLDER holds manifests/, packs/, ... of one database. Stops at the first byte that is not what it should be.
"""

import hashlib
import json
import os
import subprocess
import sys


def fail(message):
    sys.exit(f"FAILED: {message}")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def digest(data):
    return hashlib.sha256(data).hexdigest()


class Backup:
    """A manifest and the list of its objects, each checked against what names it."""

    def __init__(self, folder, backup_id, manifest_sha256=None):
        self.folder = folder
        manifest = read(os.path.join(folder, "manifests", f"{backup_id}.json"))
        if manifest_sha256 not in (None, digest(manifest)):
            fail(f"the manifest of {backup_id} is another one")
        self.manifest = json.loads(manifest)
        if self.manifest["format"] != "restorable/1" or self.manifest["id"] != backup_id:
            fail(f"the manifest of {backup_id} is not one that this reader knows")
        self.objects = {}
        for number, part in enumerate(self.manifest["objects"]):
            lines = read(os.path.join(folder, "objects", backup_id, f"{number:06d}"))
            if digest(lines) != part["sha256"]:
                fail(f"part {number} of the list of objects of {backup_id}")
            for line in lines.decode().splitlines():
                if not line.startswith("#"):
                    sha256, key = line.split("  ", 1)
                    self.objects[key] = sha256

    def open(self, key, expected=None):
        """The raw bytes of an object: its hash checked, decrypted, decompressed."""
        path = os.path.join(self.folder, key)
        if digest(read(path)) != (expected or self.objects[key]):
            fail(key)
        gpg = ["gpg", "--batch", "--quiet", *os.environ.get("REBUILD_GPG_OPTIONS", "").split(), "--decrypt", path]
        frame = subprocess.run(gpg, stdout=subprocess.PIPE, check=True).stdout
        return subprocess.run(["zstd", "-d", "-q", "-c"], input=frame, stdout=subprocess.PIPE, check=True).stdout


def numbers(raw):
    """Unsigned LEB128."""
    value = shift = 0
    for byte in raw:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def pieces(backups, this, stream):
    """The stream's bytes, in order."""
    name = stream["name"]
    if "map" not in stream:
        for pack in range(stream["packCount"]):
            yield this.open(f"packs/{this.manifest['id']}/{name}/{pack:06d}.zst.pgp")
        return
    opened = {}  # all packs that were read stay in memory: simple, and enough for what a laptop restores
    for part in range(stream["map"]["partCount"]):
        values = numbers(this.open(f"maps/{this.manifest['id']}/{name}/{part:06d}.zst.pgp"))
        for source, pack, offset, length in zip(values, values, values, values):
            at = stream["map"]["sources"][source]
            key = f"packs/{at['backup']}/{at['stream']}/{pack:06d}.zst.pgp"
            if key not in opened:
                opened[key] = backups[at["backup"]].open(key)
            yield opened[key][offset : offset + length]


def main(folder, backup_id, output):
    this = Backup(folder, backup_id)
    backups = {backup_id: this}
    for parent in this.manifest["parents"]:
        backups[parent["id"]] = Backup(folder, parent["id"], parent["manifestSha256"])
    key = f"contents/{backup_id}.json.zst.pgp"
    contents = json.loads(this.open(key, this.manifest["contents"]["sha256"]))
    os.makedirs(output, exist_ok=True)
    for stream in contents["streams"]:
        hasher = hashlib.sha256()
        with open(os.path.join(output, stream["name"]), "xb") as file:
            for piece in pieces(backups, this, stream):
                hasher.update(piece)
                file.write(piece)
        if hasher.hexdigest() != stream["sha256"]:
            fail(f"{stream['name']} is not what the dump tool gave")
        print(f"{stream['name']}: {stream['rawBytes']} bytes, as dumped")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
