#!/usr/bin/env python3
"""Recovers a database from backups of Restorable, without Restorable.

Needs only Python 3.9 or newer, gpg 2.2 or newer and zstd. RECOVERY-v1.md in the same folder explains what to do
before and after. This script decrypts. It starts no database and changes nothing in the folder of the backups.

  List the backups, and check which of them your backup job wrote:
    python3 RECOVERY-v1.py --list --signer runner.public.asc

  Decrypt the newest one, or a specific one (--backup ID):
    python3 RECOVERY-v1.py --signer runner.public.asc --key recovery.private.asc --output restored-files

  Write the server's log since that backup, if it was shipped:
    python3 RECOVERY-v1.py --log --signer runner.public.asc --key recovery.private.asc --output restored-log

  Decrypt backups with a passphrase, which also signed them:
    python3 RECOVERY-v1.py --passphrase --output restored-files

Exit codes: 0 done, 1 something is wrong with the backup, 2 could not run, 130 interrupted.
"""

import argparse
import array
import base64
import binascii
import calendar
import collections
import contextlib
import errno
import getpass
import hashlib
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time

FORMAT = "restorable/1"
CONTENTS_FORMAT = "restorable-contents/1"
LOG_FORMAT = "restorable-log/1"
LOG_CONTENTS_FORMAT = "restorable-log-contents/1"

MIB = 1024 * 1024
MANIFEST_MAX_BYTES = 8 * 1024
SIGNATURE_MAX_BYTES = 64 * 1024
KEY_FILE_MAX_BYTES = MIB
LIST_MAX_BYTES = 8 * MIB
OBJECTS_PER_PART = 20_000
OBJECT_MAX_BYTES = 288 * MIB
MAX_LISTED_OBJECTS = 2_000_000
CONTENTS_MAX_BYTES = 128 * MIB
PACK_MAX_BYTES = 256 * MIB
MAP_PART_MAX_BYTES = MIB + 64
CHECKPOINT_BYTES = 64 * MIB
MAX_STREAMS = 64
MAX_LOG_FILES = 4_096
# Magic bytes and format description, with which each piece of a binary log begins.
LOG_PREFIX_MAX_BYTES = 64 * 1024
LEAST_RUN_BYTES = 1024
MAX_RUNS = 16 * MIB
NUMBER_MAX = 0xFFFFFFFF
JSON_MAX_DEPTH = 16
JSON_MAX_VALUES = 8 * MIB
JSON_MAX_NAMES = 4096
MAX_RECIPIENTS = 32
SESSION_KEYS_MAX_BYTES = 64 * 1024
# Limit of decoded packs of a chain in the output folder; a pack that was removed is decoded again if needed.
SPILL_BYTES = 4 * 1024 * MIB
CLOCK_SKEW_SECONDS = 300
# The clocks of a server and of the machine that ships its log may differ by so much.
CLOCKS_SECONDS = 600
# A shipment that ended longer ago before a backup can't contain its position.
LONG_BEFORE_SECONDS = 12 * 3600
# Reasons of revocations, as gpg lists them: superseded, and no longer used. Earlier signatures stay valid.
SOFT_REASONS = ("01", "03")

SHA256 = re.compile(r"[0-9a-f]{64}")
SALT = re.compile(r"[0-9a-f]{32}")
FINGERPRINT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
FLAW = re.compile(r"[a-z][a-z0-9-]{0,63}")
RUNBOOK = re.compile(r"RECOVERY-v[0-9]{1,4}\.(?:md|py)")
BACKUP_ID = re.compile(r"([0-9]{8}T[0-9]{6}Z)-(full|differential|incremental)-[0-9a-f]{6}")
LOG_ID = re.compile(r"([0-9]{8}T[0-9]{6}Z)-log-[0-9a-f]{6}")
FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,254}")
NUMBERED = re.compile(r"(.*)\.([0-9]{1,15})")
SEGMENT = re.compile(r"[0-9A-F]{24}")
LSN = re.compile(r"([0-9A-F]{1,8})/([0-9A-F]{1,8})")
TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9])(?:\.[0-9]{1,9})?Z")
INTEGER = re.compile(r"0|[1-9][0-9]{0,15}")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?', re.DOTALL)
LIST_HEADER = "# restorable objects 1"
LIST_SIZE = re.compile(r"# (0|[1-9][0-9]{0,14})")
LIST_OBJECT = re.compile(r"([0-9a-f]{64})  ([a-z0-9][A-Za-z0-9._/-]*)")
LISTED = re.compile(r"(?:(?:packs|maps|index)/([^/]+)/.+|contents/([^/]+)\.json\.zst\.pgp)")
ARMOR = re.compile(
    rb"-----BEGIN PGP SIGNATURE-----\n(?:[A-Za-z]+: [^\n]*\n)*\n((?:[A-Za-z0-9+/]{1,76}={0,2}\n)+)"
    rb"(?:=[A-Za-z0-9+/]{4}\n)?-----END PGP SIGNATURE-----\n*"
)


class Stop(Exception):
    """Ends the run with one line, and one more with a hint."""

    exit_code = 2

    def __init__(self, code, message, hint):
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Finding(Stop):
    """Something is wrong with the backup."""

    exit_code = 1


class CouldNot(Stop):
    """Not a verdict on the backup: an input, a program or the machine does not meet the requirements."""


class Interrupted(BaseException):
    """A signal requested the end."""


ELSEWHERE = (
    "Use another copy (--folder can be given several times) or an earlier backup, and find out what changed this."
)


def damaged(what):
    return Finding("BACKUP_DAMAGED", what, ELSEWHERE)


def not_the_dump():
    """As little as possible: the result of a forged map is not shown."""
    return damaged("A stream is not what the dump tool gave.")


def printable(text):
    """Foreign text, without control characters for a terminal."""
    return "".join(each if each.isprintable() else "?" for each in str(text))


def digest(data):
    return hashlib.sha256(data).hexdigest()


def human(count):
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if count < 1024:
            return f"{count:.0f} {unit}" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1024
    return f"{count:.1f} TiB"


def say(text):
    print(text, file=sys.stderr, flush=True)


# JSON as it is stored: UTF-8, no duplicate names, integers only.


class BadJson(ValueError):
    """Why some bytes are not JSON as it is stored, without showing any of them."""


def read_json(raw):
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise BadJson("it is not UTF-8") from None
    if text.startswith("\ufeff"):
        raise BadJson("it is not JSON")
    if sum(text.count(each) for each in ",[{") > JSON_MAX_VALUES:
        outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", text)
        if sum(outside.count(each) for each in ",[{") > JSON_MAX_VALUES:
            raise BadJson("it holds too many values")
    require_few_names(text)
    try:
        value = json.loads(
            text, object_pairs_hook=unique, parse_int=integer, parse_float=no_number, parse_constant=no_number
        )
    except BadJson:
        raise
    except (ValueError, RecursionError):
        raise BadJson("it is not JSON, or nested too deep") from None
    inspect(value)
    return value


def require_few_names(text):
    """Runs before anything is built: millions of different names take gigabytes."""
    names = set()
    for found in STRING.finditer(text):
        if found.group(2) is None:
            continue
        name = found.group(1)
        if "\\" in name:
            with contextlib.suppress(ValueError):
                name = json.loads(f'"{name}"')
        names.add(name)
        if len(names) > JSON_MAX_NAMES:
            raise BadJson("it holds too many different names")


def unique(pairs):
    made = dict(pairs)
    if len(made) != len(pairs):
        raise BadJson("an object in it has a name twice")
    return made


def integer(text):
    if INTEGER.fullmatch(text) is None or int(text) > 2**53 - 1:
        raise BadJson("it holds a number that is not a plain integer from 0 to 2^53 - 1")
    return int(text)


def no_number(_text):
    raise BadJson("it holds a number that is not a plain integer from 0 to 2^53 - 1")


def inspect(value):
    """Checks the depth, and that strings have complete characters."""
    waiting = [(value, 1)]
    while waiting:
        each, depth = waiting.pop()
        if isinstance(each, str):
            try:
                each.encode("utf-8")
            except UnicodeEncodeError:
                raise BadJson("it holds half a character") from None
        elif isinstance(each, (dict, list)):
            if depth > JSON_MAX_DEPTH:
                raise BadJson("it is nested too deep")
            if isinstance(each, dict):
                waiting.extend((name, depth + 1) for name in each)
                each = each.values()
            waiting.extend((inner, depth + 1) for inner in each)


# Shapes: functions that take a value and where it is, and raise BadShape.


class BadShape(ValueError):
    """Why a value does not follow the format."""


def text(pattern=None):
    def check(value, where):
        if not isinstance(value, str) or (pattern is not None and pattern.fullmatch(value) is None):
            raise BadShape(f"{where} has an invalid form")

    return check


def one_of(*allowed):
    def check(value, where):
        if not isinstance(value, str) or value not in allowed:
            raise BadShape(f"{where} has an invalid form")

    return check


def only_false(value, where):
    if value is not False:
        raise BadShape(f"{where} has an invalid form")


def count(most=2**53 - 1, least=0):
    def check(value, where):
        if type(value) is not int or not least <= value <= most:
            raise BadShape(f"{where} is not a number from {least} to {most}")

    return check


def moment(value, where):
    if not isinstance(value, str) or seconds_of(value) is None:
        raise BadShape(f"{where} is not a time in UTC")


def seconds_of(text):
    """Seconds since 1970 of a time as it is stored; None if it is not valid."""
    found = TIME.fullmatch(text)
    try:
        return None if found is None else calendar.timegm(time.strptime(found.group(1), "%Y-%m-%dT%H:%M:%S"))
    except ValueError:
        return None


def null_or(shape):
    def check(value, where):
        if value is not None:
            shape(value, where)

    return check


def each(shape, least=0):
    def check(value, where):
        if not isinstance(value, list) or len(value) < least:
            raise BadShape(f"{where} is not a valid list")
        for at, inner in enumerate(value):
            shape(inner, f"{where}.{at}")

    return check


def values(shape):
    def check(value, where):
        if not isinstance(value, dict):
            raise BadShape(f"{where} is not an object")
        for inner in value.values():
            shape(inner, where)

    return check


def fields(optional=(), **shapes):
    """An object with exactly these names."""

    def check(value, where):
        if not isinstance(value, dict):
            raise BadShape(f"{where} is not an object")
        for name in value:
            if name not in shapes:
                raise BadShape(f"{where} has a name that is not known")
        for name, shape in shapes.items():
            if name in value:
                shape(value[name], f"{where}.{name}")
            elif name not in optional:
                raise BadShape(f"{where} has no {name}")

    return check


def backup_id(value, where):
    if not isinstance(value, str) or start_of(value) is None:
        raise BadShape(f"{where} is not the id of a backup")


def start_of(text):
    """Seconds since 1970 of the start of the backup with this id; None if the text is not an id."""
    return time_of_id(BACKUP_ID.fullmatch(text))


def log_start_of(text):
    """The same of a shipment of a log."""
    return time_of_id(LOG_ID.fullmatch(text))


def time_of_id(found):
    if found is None:
        return None
    try:
        parsed = time.strptime(found.group(1), "%Y%m%dT%H%M%SZ")
    except ValueError:
        return None
    # 60 and 61 seconds are read as leap seconds, which no id has.
    return calendar.timegm(parsed) if parsed.tm_sec < 60 else None


def kind_of(text):
    return BACKUP_ID.fullmatch(text).group(2)


REFERENCE = fields(id=backup_id, manifestSha256=text(SHA256))
STORED = fields(sha256=text(SHA256), sizeBytes=count())

RUN = fields(
    repository=text(re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}/[A-Za-z0-9._-]{1,100}")),
    workflow=text(re.compile(r"\.github/workflows/[ -.0-~]{1,200}")),
    runId=text(re.compile(r"[1-9][0-9]{0,19}")),
    attempt=count(1000000, least=1),
    event=text(re.compile(r"[a-z][a-z_]{0,49}")),
    schedule=null_or(text(re.compile(r"(?=.{9,200}\Z)[0-9A-Za-z*,/-]{1,100}(?: [0-9A-Za-z*,/-]{1,100}){4}"))),
)

MANIFEST = fields(
    ("inLog",),
    format=one_of(FORMAT),
    id=backup_id,
    database=text(),
    kind=one_of("full", "differential", "incremental"),
    parents=each(REFERENCE),
    predecessor=null_or(REFERENCE),
    engine=fields(name=text(), serverVersion=text(), majorVersion=text()),
    source=fields(salt=text(SALT), identity=text(SHA256)),
    run=null_or(RUN),
    startedAt=moment,
    snapshotAt=moment,
    inLog=only_false,
    finishedAt=moment,
    encryption=fields(profile=one_of("gnupg", "rfc9580"), recipients=each(text(FINGERPRINT)), salt=null_or(text(SALT))),
    signer=null_or(text(FINGERPRINT)),
    objects=each(STORED, least=1),
    contents=STORED,
    runbook=each(fields(key=text(RUNBOOK), sha256=text(SHA256)), least=1),
    rawBytes=count(),
    storedBytes=count(),
    tool=fields(name=text(), version=text()),
)

TABLE = fields(
    ("counted", "movesWithin"),
    schema=text(),
    name=text(),
    rows=null_or(count()),
    rowsFrom=one_of("count", "dump", "unknown"),
    counted=fields(before=count(), after=count()),
    movesWithin=text(),
)

BINLOG = fields(
    kind=one_of("binlog"),
    file=text(FILE),
    offset=count(least=4),
    gtid=null_or(text(re.compile(r"[\s\S]{0,16384}"))),
    server=text(re.compile(r"[\s\S]{1,255}")),
    at=moment,
)

WAL = fields(
    kind=one_of("wal"),
    lsn=text(LSN),
    timeline=count(NUMBER_MAX, least=1),
    segmentBytes=count(1024 * MIB, least=MIB),
    server=text(re.compile(r"[\s\S]{1,255}")),
    at=moment,
)


def position(value, where):
    (WAL if isinstance(value, dict) and value.get("kind") == "wal" else BINLOG)(value, where)


# A row that was written into the source.
MARKER = fields(
    table=text(re.compile(r"(?:[a-z_][a-z0-9_]{0,62}\.)?[a-z_][a-z0-9_]{0,62}")),
    value=text(SALT),
    **{"from": moment},
    to=moment,
)

CONTENTS = fields(
    ("digests", "position", "marker", "timeTravel"),
    format=one_of(CONTENTS_FORMAT),
    id=text(),
    database=text(),
    streams=each(
        fields(
            ("map",),
            name=text(NAME),
            rawBytes=count(),
            sha256=text(SHA256),
            checkpoints=each(text(SHA256)),
            packCount=count(),
            maxPackBytes=count(PACK_MAX_BYTES),
            map=fields(
                partCount=count(),
                sources=each(fields(backup=text(), stream=text(NAME))),
                maxPackBytes=count(PACK_MAX_BYTES),
            ),
        )
    ),
    fingerprint=fields(
        ("flaws",),
        engine=text(),
        serverVersion=text(),
        takenAt=moment,
        sizeBytes=null_or(count()),
        tables=each(TABLE),
        objects=each(fields(type=text(), name=text(), definitionSha256=null_or(text()))),
        sequences=each(
            fields(("goes",), schema=text(), name=text(), lastValue=null_or(text()), goes=one_of("down", "around"))
        ),
        extensions=each(fields(name=text(), version=text())),
        facts=values(text()),
        flaws=each(fields(kind=text(FLAW), type=text(), name=text())),
    ),
    digests=fields(
        ("parts",),
        method=text(re.compile(r"[a-z0-9-]{1,40}/[0-9]{1,3}")),
        key=text(SALT),
        tables=each(fields(schema=text(), name=text(), rows=count(), sum=text(SALT))),
        exempt=each(fields(schema=text(), name=text(), reason=text(FLAW))),
        parts=each(fields(schema=text(), name=text(), of=fields(schema=text(), name=text()))),
    ),
    position=position,
    marker=MARKER,
    timeTravel=fields(
        database=text(re.compile(r"[ -~]{1,256}")), bookmark=text(re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,127}"))
    ),
    selection=fields(include=each(text()), exclude=each(text())),
    warnings=each(text()),
)


def log_id(value, where):
    if not isinstance(value, str) or log_start_of(value) is None:
        raise BadShape(f"{where} is not the id of a shipment")


LOG_MANIFEST = fields(
    format=one_of(LOG_FORMAT),
    id=log_id,
    kind=one_of("log"),
    database=text(),
    base=REFERENCE,
    follows=null_or(fields(id=log_id, manifestSha256=text(SHA256))),
    **{"from": moment},
    to=moment,
    engine=fields(name=text(), serverVersion=text(), majorVersion=text()),
    source=fields(salt=text(SALT), identity=text(SHA256)),
    run=null_or(RUN),
    startedAt=moment,
    finishedAt=moment,
    encryption=fields(profile=one_of("gnupg", "rfc9580"), recipients=each(text(FINGERPRINT)), salt=null_or(text(SALT))),
    signer=null_or(text(FINGERPRINT)),
    objects=each(STORED, least=1),
    contents=STORED,
    runbook=each(fields(key=text(RUNBOOK), sha256=text(SHA256)), least=1),
    rawBytes=count(),
    storedBytes=count(),
    tool=fields(name=text(), version=text()),
)

LOG_CONTENTS = fields(
    ("marker",),
    format=one_of(LOG_CONTENTS_FORMAT),
    id=text(),
    database=text(),
    streams=each(
        fields(
            name=text(NAME),
            rawBytes=count(),
            sha256=text(SHA256),
            checkpoints=each(text(SHA256)),
            packCount=count(),
            maxPackBytes=count(PACK_MAX_BYTES),
            file=text(FILE),
            start=count(),
            end=count(),
        )
    ),
    **{"from": position},
    to=position,
    transactions=fields(
        count=count(), firstAt=null_or(moment), lastAt=null_or(moment), precision=one_of("microseconds", "seconds")
    ),
    marker=MARKER,
)


def parse_manifest(raw, wanted, database):
    """Reads the manifest at manifests/<wanted>.json of a database, and refuses a copy of another one."""
    return parse_any(raw, wanted, database, ("restorable/", FORMAT, MANIFEST, why_no_manifest))


def parse_log(raw, wanted, database):
    """The same of a shipment of a log."""
    return parse_any(raw, wanted, database, ("restorable-log/", LOG_FORMAT, LOG_MANIFEST, why_no_log))


def parse_any(raw, wanted, database, form):
    family, version, shape, why_not = form

    def invalid(why):
        return Finding("MANIFEST_INVALID", f"The manifest of {wanted} is not valid: {why}.", ELSEWHERE)

    try:
        manifest = read_json(raw)
        stated = manifest.get("format") if isinstance(manifest, dict) else None
        if isinstance(stated, str) and stated.startswith(family) and stated != version:
            raise Finding(
                "BACKUP_FORMAT",
                f"The backup {wanted} is of another version of the format than {version}.",
                "Use the instructions of a newer version, RECOVERY-v2.md or later.",
            )
        shape(manifest, "it")
    except (BadJson, BadShape) as error:
        raise invalid(error) from None
    if manifest["id"] != wanted:
        raise invalid(f"it says that it is {manifest['id']}; it was copied")
    if manifest["database"] != database:
        raise invalid(f"it says that it belongs to {printable(manifest['database'])}, and this is {database}")
    why = why_not(manifest)
    if why is not None:
        raise invalid(why)
    return manifest


def why_no_manifest(manifest):
    own, kind = manifest["id"], manifest["kind"]
    parents = [parent["id"] for parent in manifest["parents"]]
    if kind_of(own) != kind:
        return "its id and its kind disagree"
    why = why_no_fields(manifest, start_of(own))
    if why is not None:
        return why
    if (kind == "full") != (not parents) or (kind == "differential" and len(parents) != 1):
        return "its kind and its parents disagree"
    if any((kind_of(parent) == "full") != (at == len(parents) - 1) for at, parent in enumerate(parents)):
        return "its last parent alone is a full"
    if len({own, *parents}) != len(parents) + 1:
        return "it names a parent twice"
    if manifest["predecessor"] is not None and manifest["predecessor"]["id"] == own:
        return "it says that it comes after itself"
    return None


def why_no_log(manifest):
    follows = manifest["follows"]
    if follows is not None and follows["id"] == manifest["id"]:
        return "it claims to follow itself"
    if seconds_of(manifest["from"]) > seconds_of(manifest["to"]):
        return "it ends before it begins"
    return why_no_fields(manifest, log_start_of(manifest["id"]))


def why_no_fields(manifest, started):
    """What backups and shipments have in common."""
    encryption, run = manifest["encryption"], manifest["run"]
    if run is not None and run["schedule"] is not None and run["event"] != "schedule":
        return "it has a schedule, but another event"
    if seconds_of(manifest["startedAt"]) != started:
        return "its id and its start disagree"
    recipients = encryption["recipients"]
    if len(set(recipients)) != len(recipients):
        return "it names a recipient twice"
    if encryption["salt"] is not None and (recipients or manifest["signer"] is None):
        return "it has a salt, but was not signed with a passphrase"
    if [each["key"][-3:] for each in manifest["runbook"]] != [".md", ".py"]:
        return "its instructions are not a page and a script"
    return None


def parse_contents(raw, manifest):
    return parse_any_contents(raw, manifest, CONTENTS, why_no_contents)


def parse_log_contents(raw, manifest):
    return parse_any_contents(raw, manifest, LOG_CONTENTS, why_no_log_contents)


def parse_any_contents(raw, manifest, shape, why_not):
    own = manifest["id"]
    try:
        contents = read_json(raw)
    except BadJson as error:
        raise damaged(f"The contents of {own} can't be read: {error}.") from None
    try:
        shape(contents, "it")
    except BadShape as error:
        raise Finding(
            "BACKUP_FORMAT", f"The contents of {own} have an unknown form: {error}.", ELSEWHERE
        ) from None
    why = why_not(contents, manifest)
    if why is not None:
        raise damaged(f"The contents of {own} do not fit: {why}.")
    return contents


def why_no_contents(contents, manifest):
    streams = contents["streams"]
    if contents["id"] != manifest["id"] or contents["database"] != manifest["database"]:
        return "they belong to another backup"
    if not 1 <= len(streams) <= MAX_STREAMS:
        return f"they have {len(streams)} streams"
    if len({stream["name"] for stream in streams}) != len(streams):
        return "two streams have the same name"
    if contents["fingerprint"]["engine"] != manifest["engine"]["name"]:
        return "the fingerprint is of another engine"
    if sum(stream["rawBytes"] for stream in streams) != manifest["rawBytes"]:
        return "they and the manifest disagree on the length of the streams"
    digests = contents.get("digests", {"tables": [], "exempt": []})
    names = [(each["schema"], each["name"]) for each in digests["tables"] + digests["exempt"]]
    if len(set(names)) != len(names):
        return "a table has two digests"
    parts = [(each["schema"], each["name"]) for each in digests.get("parts", [])]
    if len(set(parts)) != len(parts):
        return "a table is part of two digests"
    for stream in streams:
        why = why_no_stream(stream, manifest)
        if why is not None:
            return f"{stream['name']}: {why}"
    return None


def why_no_log_contents(contents, manifest):
    streams = contents["streams"]
    if contents["id"] != manifest["id"] or contents["database"] != manifest["database"]:
        return "they belong to another shipment"
    if len(streams) > MAX_LOG_FILES:
        return f"they have {len(streams)} streams"
    for name in ("name", "file"):
        if len({stream[name] for stream in streams}) != len(streams):
            return f"two streams have the same {name}"
    if sum(stream["rawBytes"] for stream in streams) != manifest["rawBytes"]:
        return "they and the manifest disagree on the length of the streams"
    for stream in streams:
        why = why_no_stream(stream, {"kind": "full"})
        prefix = stream["rawBytes"] - (stream["end"] - stream["start"])
        if why is None and stream["start"] > stream["end"]:
            why = "it ends before it begins"
        if why is None and not 0 <= prefix <= min(LOG_PREFIX_MAX_BYTES, stream["start"]):
            why = "its length is not that of its piece of the file"
        if why is not None:
            return f"{stream['name']}: {why}"
    if contents["from"]["kind"] != contents["to"]["kind"]:
        return "they begin and end in different kinds of logs"
    said = contents["transactions"]
    if (said["count"] == 0) != (said["firstAt"] is None) or (said["firstAt"] is None) != (said["lastAt"] is None):
        return "they contradict themselves about the transactions"
    return None


def why_no_stream(stream, manifest):
    raw_bytes, packs, most = stream["rawBytes"], stream["packCount"], stream["maxPackBytes"]
    if len(stream["checkpoints"]) != raw_bytes // CHECKPOINT_BYTES:
        return "it has too many or too few checkpoints"
    if (packs == 0) != (most == 0):
        return "its packs have no bytes"
    if ("map" in stream) == (manifest["kind"] == "full"):
        return "its map and the kind of the backup disagree"
    if "map" not in stream:
        return None if packs <= raw_bytes <= packs * most else "its packs are too small for it"
    parts, sources = stream["map"]["partCount"], stream["map"]["sources"]
    if (parts == 0) != (raw_bytes == 0) or parts > raw_bytes:
        return "its map and its length disagree"
    backups = [manifest["id"]] + [parent["id"] for parent in manifest["parents"]]
    if len(sources) > MAX_STREAMS * len(backups):
        return "its map has too many sources"
    if len({(source["backup"], source["stream"]) for source in sources}) != len(sources):
        return "its map names a source twice"
    if any(source["backup"] not in backups for source in sources):
        return "its map needs a backup that is not a parent"
    return None


def why_no_chain(manifest, parents):
    """Parents match their digests; they must also be the chain that the manifest names."""
    for at, parent in enumerate(parents):
        one, other = parent["encryption"], manifest["encryption"]
        if any(parent["engine"][name] != manifest["engine"][name] for name in ("name", "majorVersion")):
            return f"{parent['id']} is of another engine"
        if parent["source"] != manifest["source"]:
            return f"{parent['id']} is of another source"
        if one["profile"] != other["profile"] or sorted(one["recipients"]) != sorted(other["recipients"]):
            return f"{parent['id']} is encrypted in another way"
        if parent["parents"] != manifest["parents"][at + 1 :]:
            return f"{parent['id']} has other parents"
    return None


def parse_list(raw, owner):
    """One part of a backup's list of objects: {key: (size, sha256)}."""
    lines = raw.decode("latin-1").split("\n")

    def bad(at):
        return Finding(
            "BACKUP_FORMAT",
            f"Line {at + 1} of the list of objects of {owner} does not follow the format.",
            ELSEWHERE,
        )

    if lines[0] != LIST_HEADER or lines[-1] != "" or len(lines) % 2 != 0:
        raise bad(0)
    if len(lines) > 2 * OBJECTS_PER_PART + 2:
        raise bad(2 * OBJECTS_PER_PART + 1)
    objects = {}
    last = ""
    for at in range(1, len(lines) - 1, 2):
        size, named = LIST_SIZE.fullmatch(lines[at]), LIST_OBJECT.fullmatch(lines[at + 1])
        if size is None or named is None:
            raise bad(at)
        sha256, key = named.groups()
        belongs = LISTED.fullmatch(key)
        if belongs is None or owner not in belongs.groups() or int(size.group(1)) > OBJECT_MAX_BYTES:
            raise bad(at + 1)
        if any(part == "" or part.startswith(".") for part in key.split("/")) or key <= last:
            raise bad(at + 1)
        objects[key] = (int(size.group(1)), sha256)
        last = key
    return objects


# The stored objects, in one folder or several copies of it.


class Folder:
    """A copy of a database's folder. Only regular files are read, and no symbolic link below it is followed."""

    def __init__(self, path):
        self.path = path
        try:
            self.handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise CouldNot(
                "INPUT_INVALID",
                f"The folder {printable(path)} can't be opened: {error.strerror}.",
                "--folder takes the folder that holds manifests/, packs/ and so on.",
            ) from None

    def _enter(self, parts):
        handle = os.dup(self.handle)
        try:
            for part in parts:
                inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
                os.close(handle)
                handle = inner
            return handle
        except BaseException:
            os.close(handle)
            raise

    def read(self, key, most):
        """Reads at most this many bytes. Raises Finding if there is no such regular file, or a larger one."""
        *parts, name = key.split("/")
        try:
            handle = self._enter(parts)
            try:
                file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handle)
            finally:
                os.close(handle)
        except FileNotFoundError:
            raise Finding("OBJECT_MISSING", f"{key} is missing in {printable(self.path)}.", ELSEWHERE) from None
        except OSError as error:
            raise unreadable(key, error) from None
        try:
            status = os.fstat(file)
            if not stat.S_ISREG(status.st_mode):
                raise damaged(f"{key} is not a plain file.")
            if status.st_size > most:
                raise damaged(f"{key} has {status.st_size} bytes, and may have {most}.")
            with os.fdopen(file, "rb", closefd=False) as opened:
                data = opened.read(most + 1)
        except OSError as error:
            raise unreadable(key, error) from None
        finally:
            os.close(file)
        if len(data) > most:
            raise damaged(f"{key} has more than the {most} bytes that it may have.")
        return data

    def ids(self, start=start_of):
        """The ids of all manifests of backups, or of shipments."""
        try:
            handle = self._enter(["manifests"])
            try:
                names = os.listdir(handle)
            finally:
                os.close(handle)
        except OSError as error:
            if error.errno != errno.ENOENT:
                raise unreadable("manifests", error) from None
            return []
        found = [name[:-5] for name in names if name.endswith(".json")]
        return [each for each in found if start(each) is not None]


def unreadable(key, error):
    if error.errno in (errno.ELOOP, errno.EMLINK, errno.ENOTDIR, errno.ENXIO):
        return damaged(f"{key} is not a plain file in plain folders; symbolic links are not followed.")
    return CouldNot(
        "FILE_UNREADABLE",
        f"{key} can't be read: {error.strerror}.",
        "Copy the folder again, or look at the rights of its files.",
    )


class Copies:
    """One or more folders with the same content: each object is read from the first with an intact copy."""

    def __init__(self, paths, database):
        self.folders = [Folder(path) for path in paths]
        names = [database] if database else [os.path.basename(os.path.realpath(path)) for path in paths]
        for name in names:
            if NAME.fullmatch(name) is None or ".." in name:
                raise CouldNot(
                    "INPUT_INVALID",
                    f"{printable(name)} is not the name of a database in storage.",
                    "The folder has the database's name. If you copied it under another, give that with --database.",
                )
        if len(set(names)) != 1:
            raise CouldNot(
                "INPUT_INVALID",
                "The folders have different names.",
                "All copies are of one database: give its name with --database.",
            )
        self.database = names[0]

    def ids(self, start=start_of):
        """Newest first."""
        return sorted({each for folder in self.folders for each in folder.ids(start)}, reverse=True)

    def first_good(self, key, most, check, code="BACKUP_DAMAGED"):
        """The result of `check` for the first copy that it accepts. `code`: of a missing or too large file."""
        first = None
        for folder in self.folders:
            try:
                return check(folder.read(key, most))
            except Stop as error:
                if error.code == "BACKUP_DAMAGED":
                    error.code = code
                # A damaged copy is more informative than a missing one.
                if first is None or first.code == "OBJECT_MISSING":
                    first = error
        raise first

    def verified(self, key, size, sha256):
        def check(data):
            if len(data) != size:
                raise damaged(f"{key} has {len(data)} bytes; {size} were written.")
            if digest(data) != sha256:
                raise damaged(f"{key} contains different bytes than were written.")
            return data

        return self.first_good(key, size, check)


class Backup:
    """A manifest, and the list of its objects."""

    def __init__(self, copies, raw, manifest):
        self.raw = raw
        self.manifest = manifest
        self.id = manifest["id"]
        self.database = manifest["database"]
        self.objects = {}
        parts = manifest["objects"]
        last = ""
        for number, part in enumerate(parts):
            if part["sizeBytes"] > LIST_MAX_BYTES:
                raise self.wrong(f"its part {number} is too large")
            key = f"objects/{self.id}/{number:06d}"
            listed = parse_list(copies.verified(key, part["sizeBytes"], part["sha256"]), self.id)
            if not listed or (number < len(parts) - 1 and len(listed) != OBJECTS_PER_PART):
                raise self.wrong(f"its part {number} has {len(listed)} objects")
            if next(iter(listed)) <= last:
                raise self.wrong("it is not in order")
            self.objects.update(listed)
            last = next(reversed(listed))
            if len(self.objects) > MAX_LISTED_OBJECTS:
                raise self.wrong("it is longer than any")
        contents = manifest["contents"]
        if self.objects.get(f"contents/{self.id}.json.zst.pgp") != (contents["sizeBytes"], contents["sha256"]):
            raise self.wrong("its contents are not the ones that the manifest names")
        stored = sum(size for size, _ in self.objects.values()) + sum(each["sizeBytes"] for each in parts)
        if stored != manifest["storedBytes"]:
            raise self.wrong("it and the manifest disagree on the stored bytes")

    def wrong(self, what):
        return damaged(f"The list of objects of {self.id} is not valid: {what}.")

    def require_listed(self, contents):
        """The backup lists exactly what its contents name, and an index without missing parts, or none."""
        index = [key for key in self.objects if key.startswith("index/")]
        spoken = sum(each["packCount"] + each.get("map", {"partCount": 0})["partCount"] for each in contents["streams"])
        # Before anything is counted up to a number that may be forged.
        if len(self.objects) - len(index) != spoken + 1:
            raise self.disagree(f"it lists {len(self.objects)} objects")
        for stream in contents["streams"]:
            parts = stream["map"]["partCount"] if "map" in stream else 0
            for part, most in (("packs", stream["packCount"]), ("maps", parts)):
                for number in range(most):
                    self.require_key(f"{part}/{self.id}/{stream['name']}/{number:06d}.zst.pgp")
        for number in range(len(index)):
            self.require_key(f"index/{self.id}/{number:06d}.zst.pgp")

    def require_key(self, key):
        if key not in self.objects:
            raise self.disagree(f"it does not list {key}")

    def disagree(self, what):
        return damaged(f"The list of objects of {self.id} and its contents disagree: {what}.")


# OpenPGP (RFC 9580): the packets of a message, before any of it is passed to gpg.

TAG_PKESK, TAG_SIGNATURE, TAG_SKESK, TAG_LITERAL, TAG_DATA = 1, 2, 3, 11, 18


def read_packet(data, at):
    """(tag, start of the body, end), or None if there is no complete packet with a definite length."""
    if at + 2 > len(data) or data[at] < 0xC0:
        return None
    first = data[at + 1]
    if first < 192:
        body, length = at + 2, first
    elif first == 255:
        body, length = at + 6, int.from_bytes(data[at + 2 : at + 6], "big")
    elif first < 224 and at + 3 <= len(data):
        body, length = at + 3, (first - 192) * 256 + data[at + 2] + 192
    else:
        return None
    return None if body + length > len(data) else (data[at] - 0xC0, body, body + length)


class Message:
    """A stored message: session key packets of one profile, then one data packet of the same profile."""

    def __init__(self, data, key):
        def refused(what):
            return damaged(f"{key} {what}.")

        self.data = data
        bodies = []
        at = 0
        while True:
            packet = read_packet(data, at)
            if packet is None:
                raise refused("is not an OpenPGP message as backups have it")
            tag, begin, end = packet
            if tag == TAG_DATA:
                break
            if tag not in (TAG_PKESK, TAG_SKESK):
                raise refused("is not encrypted, or has other packets before its data")
            bodies.append((tag, data[begin:end]))
            at = end
            if len(bodies) > MAX_RECIPIENTS or at > SESSION_KEYS_MAX_BYTES:
                raise refused("has more session key packets than a backup has")
        if end != len(data):
            raise refused("has something behind its encrypted data")
        if data[begin : begin + 1] == b"\x01":
            self.profile = "gnupg"
        elif data[begin : begin + 4] == b"\x02\x09\x03\x0c":
            self.profile = "rfc9580"
        else:
            raise refused("is encrypted in a way that no backup uses")
        self.data_at = at
        self.session_keys = data[:at]
        if not self._fits(bodies):
            raise refused("has session key packets that do not belong to its encrypted data")
        self.is_to_passphrase = bodies[0][0] == TAG_SKESK

    def _fits(self, bodies):
        old = self.profile == "gnupg"
        if not bodies or bodies[0][0] == TAG_PKESK:
            version = b"\x03" if old else b"\x06"
            return bool(bodies) and all(tag == TAG_PKESK and body[:1] == version for tag, body in bodies)
        # Only the derivation of backups: others could be made to take gigabytes of memory.
        begins = b"\x04\x09\x03\x08" if old else b"\x06\x1a\x09\x03\x0b\x03\x08"
        return len(bodies) == 1 and len(bodies[0][1]) == (46 if old else 76) and bodies[0][1].startswith(begins)


def literal_data(packets, key):
    """The data of a decrypted message: exactly one literal packet, binary and without a name."""
    packet = read_packet(packets, 0)
    if packet is not None:
        tag, begin, end = packet
        if tag == TAG_LITERAL and end == len(packets) and packets[begin : begin + 2] == b"b\x00" and end - begin >= 6:
            return memoryview(packets)[begin + 6 : end]
    raise damaged(f"{key} holds something else than one literal packet, such as compressed or unfinished data.")


def signature_packet(stored, key):
    """The bytes of a stored signature: armored, one packet, of version 4 or 6, of binary data."""

    def refused(what):
        return Finding("SIGNATURE_INVALID", f"{key} {what}.", ELSEWHERE)

    armored = ARMOR.fullmatch(stored.replace(b"\r\n", b"\n"))
    if armored is None:
        raise refused("is not an armored signature")
    try:
        packets = base64.b64decode(armored.group(1).replace(b"\n", b""), validate=True)
    except binascii.Error:
        raise refused("is not an armored signature") from None
    packet = read_packet(packets, 0)
    if packet is None or packet[0] != TAG_SIGNATURE or packet[2] != len(packets):
        raise refused("is not exactly one signature packet")
    if packets[packet[1] : packet[1] + 1] not in (b"\x04", b"\x06"):
        raise refused("is of a version that is not used")
    if packets[packet[1] + 1 : packet[1] + 2] != b"\x00":
        raise refused("is not a signature of binary data")
    return packets


# The key that is derived from a passphrase (docs/keys.md of Restorable): Ed25519 by RFC 8032, section 6.

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
BASE_Y = 46316835694926478169428394003475163141307993866256225615783033603165251855960
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)
CREATED = (1577836800).to_bytes(4, "big")
USER_ID = b"restorable passphrase"


def point_add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, d - c, d + c, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        scalar >>= 1
    return result


def point_bytes(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def ed25519_scalar(seed):
    expanded = hashlib.sha512(seed).digest()
    return int.from_bytes(expanded[:32], "little") & ((1 << 254) - 8) | (1 << 254), expanded[32:]


def ed25519_number(data):
    return int.from_bytes(hashlib.sha512(data).digest(), "little") % Q


def ed25519_sign(seed, message):
    scalar, prefix = ed25519_scalar(seed)
    public = point_bytes(point_times(scalar, BASE))
    r = ed25519_number(prefix + message)
    point = point_bytes(point_times(r, BASE))
    return point + ((r + ed25519_number(point + public + message) * scalar) % Q).to_bytes(32, "little")


def multiprecision(data):
    data = data.lstrip(b"\0")
    return int.from_bytes(data, "big").bit_length().to_bytes(2, "big") + data


def passphrase_key(passphrase, salt):
    """(fingerprint, the public key's packets) of the key that signs for a passphrase and a salt."""
    try:
        seed = hashlib.scrypt(passphrase, salt=bytes.fromhex(salt), n=2**17, r=8, p=1, maxmem=256 * MIB, dklen=32)
    except (AttributeError, ValueError, MemoryError):
        raise CouldNot(
            "CLIENT_MISSING",
            "This Python can't derive the key of a passphrase (hashlib.scrypt, 128 MiB of memory).",
            "Use a Python that was built with OpenSSL 1.1 or newer, such as Debian's python3.",
        ) from None
    point = point_bytes(point_times(ed25519_scalar(seed)[0], BASE))
    body = b"\x04" + CREATED + b"\x16" + bytes.fromhex("092b06010401da470f01") + multiprecision(b"\x40" + point)
    hashed = b"\x99" + len(body).to_bytes(2, "big") + body
    fingerprint = hashlib.sha1(hashed).digest()
    subpackets = b"\x05\x02" + CREATED + b"\x02\x1b\x03" + b"\x16\x21\x04" + fingerprint
    head = b"\x04\x13\x16\x0a" + len(subpackets).to_bytes(2, "big") + subpackets
    named = b"\xb4" + len(USER_ID).to_bytes(4, "big") + USER_ID
    summed = hashlib.sha512(hashed + named + head + b"\x04\xff" + len(head).to_bytes(4, "big")).digest()
    issuer = b"\x09\x10" + fingerprint[-8:]
    made = ed25519_sign(seed, summed)
    own = (
        head
        + len(issuer).to_bytes(2, "big")
        + issuer
        + summed[:2]
        + multiprecision(made[:32])
        + multiprecision(made[32:])
    )
    packets = ((6, body), (13, USER_ID), (2, own))
    return fingerprint.hex(), b"".join(bytes([0xC0 | tag, len(data)]) + data for tag, data in packets)


# Other programs. They get no secret on their command line, and a clean environment.


class Ended:
    def __init__(self, code, output, status, is_too_long):
        self.code = code
        self.output = output
        self.status = status
        self.is_too_long = is_too_long

    def has(self, *words):
        return any(line[: len(words)] == list(words) for line in self.status)

    def all(self, word):
        return [line[1:] for line in self.status if line[0] == word]


def run(argv, data, most=0, env=None, secrets=(), with_status=False, terminal=False):
    """
    Runs a program with `data` as input and reads `most` bytes of its output; a program with more output is stopped.
    `{status}`, `{0}`, `{1}` in arguments become the numbers of file descriptors: for gpg's status, and for secrets.
    """
    names, given, running = {}, [], None
    opened = []
    try:
        for number, secret in enumerate(secrets):
            reading, writing = os.pipe()
            opened.append(reading)
            with os.fdopen(writing, "wb") as file:
                file.write(secret)
            names[str(number)] = reading
            given.append(reading)
        if with_status:
            status_reading, status_writing = os.pipe()
            opened += [status_reading, status_writing]
            names["status"] = status_writing
            given.append(status_writing)
        arguments = [re.sub(r"^\{(\w+)\}$", lambda found: str(names[found.group(1)]), each) for each in argv]
        running = subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(terminal) if env is None else env,
            pass_fds=given,
            cwd="/",
        )
        for each in given:
            os.close(each)
            opened.remove(each)
        threads = [threading.Thread(target=feed, args=(running.stdin, data), daemon=True)]
        lines = []
        if with_status:
            opened.remove(status_reading)
            threads.append(threading.Thread(target=take_status, args=(status_reading, lines), daemon=True))
        for thread in threads:
            thread.start()
        output = running.stdout.read(most + 1)
        is_too_long = len(output) > most
        if is_too_long:
            running.kill()
        code = running.wait()
        for thread in threads:
            thread.join()
        return Ended(code, output, lines, is_too_long)
    except FileNotFoundError:
        raise CouldNot(
            "CLIENT_MISSING",
            f"The program {argv[0]} is missing.",
            "On Debian and Ubuntu: sudo apt-get install gnupg zstd",
        ) from None
    finally:
        for each in opened:
            os.close(each)
        if running is not None:
            if running.poll() is None:
                running.kill()
                running.wait()
            running.stdout.close()


def feed(pipe, data):
    # For a program that exits early, its output and its exit code count.
    with contextlib.suppress(BrokenPipeError):
        pipe.write(data)
    with contextlib.suppress(BrokenPipeError):
        pipe.close()


def take_status(descriptor, lines):
    with os.fdopen(descriptor, "rb") as file:
        for line in file:
            words = line.decode("utf-8", "replace").split()
            if len(lines) < 10_000 and len(words) > 1 and words[0] == "[GNUPG:]":
                lines.append(words[1:])


def environment(terminal=False):
    """The environment of programs. With a terminal it includes what gpg's agent needs for its prompt."""
    made = {"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath)}
    if terminal:
        for name in ("HOME", "GNUPGHOME", "GPG_TTY", "TERM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
            if name in os.environ:
                made[name] = os.environ[name]
        with contextlib.suppress(OSError):
            made.setdefault("GPG_TTY", os.ttyname(sys.stderr.fileno()))
    return made


class Gnupg:
    """gpg with a private home folder, which is removed at the end."""

    def __init__(self):
        self.homes = []

    def new_home(self):
        path = tempfile.mkdtemp(prefix="recovery-v1-", dir=private_place())
        self.homes.append(path)
        return path

    def close(self):
        for home in self.homes:
            with contextlib.suppress(Stop, OSError):
                run(["gpgconf", "--homedir", home, "--kill", "all"], b"", MIB)
                run(["gpgconf", "--homedir", home, "--remove-socketdir"], b"", MIB)
            shutil.rmtree(home, ignore_errors=True)
        self.homes = []

    @staticmethod
    def command(home, *words):
        own = [] if home is None else ["--homedir", home, "--no-options"]
        # Clocks are compared here, with the tolerance of backups.
        return ["gpg", *own, "--batch", "--no-tty", "--ignore-time-conflict", "--status-fd", "{status}", *words]

    def add(self, home, packets, what):
        done = run(self.command(home, "--import"), packets, MIB, with_status=True)
        if not done.all("IMPORT_OK") and not done.has("IMPORT_RES"):
            raise CouldNot("CLIENT_MISSING", "gpg does not work here.", "Try `gpg --version`; 2.2 or newer is needed.")
        if not done.all("IMPORT_OK"):
            raise CouldNot(
                "KEY_INVALID",
                f"{printable(what)} holds no OpenPGP key that gpg can read.",
                "Give the file as keygen wrote it.",
            )
        return done

    def fingerprints(self, home):
        """The fingerprints of the primary keys."""
        return [each["fingerprint"] for each in self.parts(home) if each["primary"] == each["fingerprint"]]

    def parts(self, home):
        """The keys and subkeys with their creation, expiry (of the newest self-signature) and revocation."""
        words = ["--with-colons", "--with-subkey-fingerprint", "--check-sigs"]
        listed = run(self.command(home, *words), b"", 16 * MIB, with_status=True).output
        found, primary = [], None
        for line in listed.decode("utf-8", "replace").splitlines():
            fields = line.split(":")
            if fields[0] in ("pub", "sub"):
                found.append({"created": number_in(fields[5]), "expires": number_in(fields[6]), "revoked": []})
                found[-1]["is_primary"] = fields[0] == "pub"
            elif fields[0] == "fpr" and found and "fingerprint" not in found[-1]:
                found[-1]["fingerprint"] = fields[9].lower()
                if found[-1]["is_primary"]:
                    primary = fields[9].lower()
                found[-1]["primary"] = primary
            elif fields[0] == "rev" and fields[1] == "!" and found:
                kind, _, reason = fields[10].partition(",")
                # Of the primary key, and of a subkey. A revoked name does not revoke the key.
                if kind.rstrip("lx") in ("20", "28"):
                    found[-1]["revoked"].append((number_in(fields[5]), reason))
        return [each for each in found if "fingerprint" in each]


def number_in(text):
    """A time in a listing of gpg; 0 if there is none."""
    return int(text) if text.isdigit() else 0


def private_place():
    """A folder for keys, in memory if possible, with a path that is short enough for the agent's socket."""
    wanted = [os.environ.get("TMPDIR"), os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm", tempfile.gettempdir()]
    for each in wanted:
        if each and len(os.fsencode(each)) < 60 and os.path.isdir(each) and os.access(each, os.W_OK | os.X_OK):
            return each
    raise CouldNot(
        "FILE_UNREADABLE", "There is no place for temporary files.", "Set TMPDIR to a folder with a short path."
    )


class Secrets:
    """The passphrase of the backups or of the recovery key, requested once and only when it is needed."""

    def __init__(self, arguments):
        self.arguments = arguments
        self.known = None
        self.is_from_terminal = False

    def get(self, name, variable, are_several=False):
        if self.known is None:
            self.known = self._read(name, variable, some_lines if are_several else one_line)
        return self.known

    def forget(self):
        self.known = None

    def any_of(self, name, variable):
        """The passphrases of several keys, one per line."""
        return [line for line in self.get(name, variable, are_several=True).replace(b"\r\n", b"\n").split(b"\n") if line]

    def _read(self, name, variable, one_line):
        given = self.arguments
        if given.passphrase_file is not None:
            return one_line(read_file(given.passphrase_file, 64 * 1024), name)
        if given.passphrase_fd is not None:
            try:
                with os.fdopen(given.passphrase_fd, "rb", closefd=False) as file:
                    return one_line(file.read(64 * 1024), name)
            except OSError as error:
                raise CouldNot(
                    "INPUT_INVALID",
                    f"File descriptor {given.passphrase_fd} can't be read: {error.strerror}.",
                    "See --help.",
                ) from None
        if os.environ.get(variable):
            return one_line(os.environb[variable.encode()], name)
        if not has_terminal():
            raise CouldNot(
                "KEY_LOCKED",
                f"The {name} is needed, and there is no terminal to ask on.",
                f"Give --passphrase-file FILE, --passphrase-fd N or the environment variable {variable}.",
            )
        self.is_from_terminal = True
        return one_line(os.fsencode(getpass.getpass(f"{name[0].upper()}{name[1:]}: ")), name)


def has_terminal():
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def one_line(data, name):
    """Every byte counts, except one line end at the end."""
    if data.endswith(b"\r\n"):
        data = data[:-2]
    elif data.endswith(b"\n"):
        data = data[:-1]
    if not data or b"\n" in data or b"\0" in data:
        raise CouldNot(
            "INPUT_INVALID", f"The {name} is not one line of text.", "One line end at its end is removed."
        )
    return data


def some_lines(data, name):
    if not data.strip(b"\r\n") or b"\0" in data:
        raise CouldNot(
            "INPUT_INVALID", f"The {name} is empty, or it contains a NUL byte.", "Give one passphrase per line."
        )
    return data


def read_file(path, most=KEY_FILE_MAX_BYTES):
    try:
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise CouldNot(
            "FILE_UNREADABLE",
            f"{printable(path)} can't be read: {error.strerror}.",
            "Look at the path and the file's rights.",
        ) from None
    if len(data) > most:
        raise CouldNot(
            "INPUT_INVALID", f"{printable(path)} is larger than any key or passphrase.", "Give another file."
        )
    return data


OTHER_SIGNER = (
    "If your backup job changed its key, also give the older public key (--signer several times). "
    "Otherwise someone else wrote this backup: use an earlier one."
)


class Signers:
    """The accepted signers, and the check of their signatures."""

    def __init__(self, gnupg, paths, passphrase):
        self.gnupg = gnupg
        self.passphrase = passphrase
        self.derived = {}
        self.home = None
        self.accepted = []
        if paths:
            self.home = gnupg.new_home()
            for path in paths:
                gnupg.add(self.home, read_file(path), path)
            self.accepted = gnupg.fingerprints(self.home)

    def home_for(self, manifest):
        """A home with the key of the manifest's signer, if that is accepted."""
        signer, salt = manifest["signer"], manifest["encryption"]["salt"]
        if signer in self.accepted:
            return self.home
        if salt is None or self.passphrase is None:
            return None
        if salt not in self.derived:
            if len(self.derived) >= 8:
                return None
            self.derived[salt] = passphrase_key(self.passphrase(), salt)
        fingerprint, packets = self.derived[salt]
        if fingerprint != signer:
            return None
        home = self.gnupg.new_home()
        self.gnupg.add(home, packets, "the key of the passphrase")
        return home

    def require(self, copies, raw, manifest):
        """Raises if this manifest was not signed by an accepted key."""
        own, signer = manifest["id"], manifest["signer"]
        if signer is None:
            raise Finding("SIGNATURE_MISSING", f"The backup {own} is not signed.", OTHER_SIGNER)
        home = self.home_for(manifest)
        if home is None:
            what = "the passphrase" if manifest["encryption"]["salt"] is not None else "--signer"
            raise Finding(
                "SIGNER_UNKNOWN",
                f"The backup {own} was signed by {signer}, which is not the key of {what}.",
                OTHER_SIGNER,
            )
        key = f"signatures/{own}/{signer}.asc"

        def check(stored):
            why = self._why_not(home, signature_packet(stored, key), raw, signer)
            if why is not None:
                raise Finding("SIGNATURE_INVALID", f"{key} {why}", ELSEWHERE)

        try:
            copies.first_good(key, SIGNATURE_MAX_BYTES, check, "SIGNATURE_INVALID")
        except Finding as error:
            if error.code != "OBJECT_MISSING":
                raise
            raise Finding("SIGNATURE_MISSING", f"The signature of {own} is missing.", ELSEWHERE) from None

    def _why_not(self, home, packets, raw, signer):
        """None if signature and key were valid at its time; otherwise the problem, as the end of a sentence."""
        file = os.path.join(home, "signature")
        with open(file, "wb") as opened:
            opened.write(packets)
        done = run(self.gnupg.command(home, "--verify", file, "-"), raw, MIB, with_status=True)
        valid = done.all("VALIDSIG")
        # This is all that gpg reports for a key that is expired or revoked now. The dates are checked below.
        kinds = done.all("GOODSIG") + done.all("EXPKEYSIG") + done.all("REVKEYSIG")
        if len(done.all("NEWSIG")) != 1 or len(valid) != 1 or len(kinds) != 1 or done.code not in (0, 1, 2):
            return "is not a valid signature of the manifest by that key."
        if done.code != 0 and done.all("GOODSIG"):
            return "is not a valid signature of the manifest by that key."
        # 1, 2 and 3: MD5, SHA-1 and RIPEMD-160.
        if valid[0][7] in ("1", "2", "3"):
            return "is over a hash that is too weak."
        if valid[0][8] != "00" or valid[0][9].lower() != signer:
            return "is not a valid signature of the manifest by that key."
        made, ends = int(valid[0][2]), int(valid[0][3])
        if made > time.time() + CLOCK_SKEW_SECONDS:
            return f"was made at {moment(made)}, which is after now by the clock of this machine: set that clock."
        if ends and ends <= time.time():
            return f"counted until {moment(ends)} only."
        parts = [each for each in self.gnupg.parts(home) if each["primary"] == signer]
        for each in parts:
            if each["fingerprint"] in (signer, valid[0][0].lower()):
                why = why_unfit(each, made)
                if why is not None:
                    return f"is of {moment(made)} and does not count: its key {why}"
        return None if parts else "is of a key that gpg does not list."


def why_unfit(part, made):
    """Whether a key counted at the time of a signature. A compromised key never counts."""
    for at, reason in part["revoked"]:
        if reason not in SOFT_REASONS:
            return f"was revoked on {moment(at)}, as compromised or without a reason."
        if at <= made:
            return f"had been revoked on {moment(at)}."
    if part["created"] > made + CLOCK_SKEW_SECONDS:
        return f"was made later, at {moment(part['created'])}."
    if part["expires"] and part["expires"] <= made:
        return f"had expired on {moment(part['expires'])}."
    return None


def moment(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


# Reading objects.


class Reader:
    """Decrypts objects. A backup's messages share one session key, which is opened once."""

    def __init__(self, gnupg, arguments, secrets):
        self.gnupg = gnupg
        self.arguments = arguments
        self.secrets = secrets
        self.home = None
        self.sq = None
        self.keys = {}

    def prepare(self, manifest):
        """Checks what is required before anything is decrypted."""
        is_by_passphrase = not manifest["encryption"]["recipients"]
        given = self.arguments
        if is_by_passphrase and (given.key or given.own_keyring):
            raise CouldNot(
                "KEY_WRONG", "This backup was encrypted with a passphrase.", "Give --passphrase instead of a key."
            )
        if not is_by_passphrase and not given.key and not given.own_keyring:
            raise CouldNot(
                "KEY_MISSING", "This backup was encrypted to a recovery key.", "Give --key recovery.private.asc."
            )
        if shutil.which("zstd") is None:
            raise CouldNot(
                "CLIENT_MISSING", "The program zstd is missing.", "On Debian and Ubuntu: sudo apt-get install zstd"
            )
        self.home = self.gnupg.new_home()
        if manifest["encryption"]["profile"] == "rfc9580":
            self.sq = find_sq()
            return
        for path in given.key:
            done = self.gnupg.add(self.home, read_file(path), path)
            if not any(int(line[0]) & 16 for line in done.all("IMPORT_OK")):
                raise CouldNot("KEY_INVALID", f"{printable(path)} holds no private key.", "Give recovery.private.asc.")

    def open(self, copies, backup, key, binding, most):
        """The raw bytes of an object, after a check of its size, hash, encryption and binding."""
        named = backup.objects.get(key)
        if named is None:
            raise damaged(f"{key} is not in the list of objects.")
        size, sha256 = named
        if size > stored_bound(most):
            raise damaged(f"{key} is larger than it can be.")
        message = Message(copies.verified(key, size, sha256), key)
        if message.profile != backup.manifest["encryption"]["profile"]:
            raise damaged(f"{key} is of another OpenPGP profile than the manifest says.")
        packets = self.by_sq(message, key) if message.profile == "rfc9580" else self.by_gpg(message, key)
        data = literal_data(packets, key)
        frame = binding_frame(backup, *binding)
        if bytes(data[: len(frame)]) != frame:
            raise damaged(f"{key} replaced another object: its binding names a different one.")
        return expand(data[len(frame) :], most, key)

    def by_gpg(self, message, key):
        name = digest(message.session_keys)
        if name not in self.keys:
            self.keys[name] = self.session_key(message, key)
        done = run(
            self.gnupg.command(
                self.home,
                "--no-autostart",
                "--override-session-key-fd",
                "{0}",
                "--unwrap",
                "--output",
                "-",
                "--decrypt",
            ),
            memoryview(message.data)[message.data_at :],
            len(message.data),
            secrets=[self.keys[name] + b"\n"],
            with_status=True,
        )
        is_whole = done.code == 0 and done.has("DECRYPTION_INFO", "2", "9") and done.has("GOODMDC")
        if not is_whole or not done.has("DECRYPTION_OKAY") or done.is_too_long or done.has("BADMDC"):
            raise not_decrypted(key)
        return done.output

    def session_key(self, message, key):
        """Decrypts with the recovery key or the passphrase; gpg shows the session key, and nothing is expanded."""
        self.require_kind(message, key)
        home = None if self.arguments.own_keyring else self.home
        # Possible ways to open it. First the key alone, which is enough if it is not locked.
        waiting = [self.passphrase()] if message.is_to_passphrase else [None]
        is_locked, has_asked, tries = False, False, 3
        while True:
            for word in waiting:
                done = self.show_session_key(message, home, word)
                shown = done.all("SESSION_KEY")
                if shown and done.has("DECRYPTION_OKAY"):
                    return shown[0][0].encode()
                if done.has("BADMDC"):
                    raise not_decrypted(key)
                codes = [int(line[1]) & 0xFFFF for line in done.all("ERROR") if line[1:] and line[1].isdigit()]
                is_locked = is_locked or any(code in (11, 85, 99) for code in codes)
            if message.is_to_passphrase or not is_locked or home is None:
                raise self.wrong_key(message)
            waiting, tries = self.more_passphrases(has_asked, tries), tries - 1
            has_asked = True

    def show_session_key(self, message, home, word):
        words = ["--show-session-key", "--unwrap", "--yes", "--output", os.devnull, "--decrypt"]
        loopback = ["--pinentry-mode", "error"] if home is not None else []
        if word is not None:
            loopback = ["--pinentry-mode", "loopback", "--passphrase-fd", "{0}"]
        return run(
            self.gnupg.command(home, *loopback, *words),
            message.data,
            MIB,
            env=environment(terminal=home is None),
            secrets=[] if word is None else [word + b"\n"],
            with_status=True,
        )

    def more_passphrases(self, has_asked, tries):
        """The given passphrases; a wrong one that was typed is requested again."""
        if has_asked:
            if tries <= 0 or not self.secrets.is_from_terminal:
                raise not_unlocked()
            say("That passphrase does not unlock the recovery key.")
            self.secrets.forget()
        return self.secrets.any_of("passphrase of the recovery key", "RESTORABLE_KEY_PASSPHRASE")

    def require_kind(self, message, key):
        if message.is_to_passphrase != (not self.arguments.key and not self.arguments.own_keyring):
            raise damaged(f"{key} is not encrypted as the manifest says.")

    def passphrase(self):
        return self.secrets.get("passphrase of the backups", "RESTORABLE_PASSPHRASE")

    def wrong_key(self, message):
        if message.is_to_passphrase:
            return CouldNot("KEY_WRONG", "The passphrase does not open this backup.", "Every character of it counts.")
        return CouldNot(
            "KEY_WRONG",
            "None of the keys opens this backup.",
            'The manifest lists its recipients ("encryption", "recipients"): find that private key.',
        )

    def by_sq(self, message, key):
        self.require_kind(message, key)
        if self.arguments.own_keyring:
            raise CouldNot("KEY_MISSING", "sq can't use the keyring of gpg.", "Give --key recovery.private.asc.")
        name = digest(message.session_keys)
        recipients = [word for path in self.arguments.key for word in ("--recipient-file", os.path.abspath(path))]
        waiting = [self.passphrase()] if message.is_to_passphrase else [self.keys.get(name)]
        has_asked, tries = False, 3
        while True:
            for word in waiting:
                words = ["packet", "decrypt", "--binary", *recipients]
                done = run(self.sq_command(words, word), message.data, len(message.data))
                if done.code == 0 and not done.is_too_long:
                    self.keys[name] = word
                    return done.output
            if name in self.keys:
                raise not_decrypted(key)
            if message.is_to_passphrase or not any(self.is_locked(path) for path in self.arguments.key):
                raise self.wrong_key(message)
            waiting, tries = self.more_passphrases(has_asked, tries), tries - 1
            has_asked = True

    def sq_command(self, words, word):
        """With a passphrase, if one is known, in a file: sq can't read it from a file descriptor."""
        given = []
        if word is not None:
            file = os.path.join(self.home, "word")
            with open(file, "wb") as opened:
                opened.write(word)
            given = ["--password-file", file]
        return [self.sq, "--home", "none", "--batch", "--quiet", *given, *words]

    def is_locked(self, path):
        shown = run([self.sq, "--home", "none", "inspect", os.path.abspath(path)], b"", MIB).output
        return b"Secret key: Encrypted" in shown


def not_decrypted(key):
    return damaged(f"{key} could not be decrypted: its integrity check failed.")


def not_unlocked():
    return CouldNot(
        "KEY_WRONG", "The passphrase does not unlock the recovery key.", "Every character of it counts, spaces too."
    )


def find_sq():
    hint = "Debian 13 has one (apt-get install sq); Debian 12 has none. gpg can't read this profile."
    path = shutil.which("sq")
    if path is None:
        raise CouldNot(
            "CLIENT_MISSING", "This backup has the profile rfc9580, which needs the program sq 1.x.", hint
        )
    done = run([path, "packet", "decrypt", "--help"], b"", MIB)
    if done.code != 0:
        raise CouldNot("CLIENT_MISSING", "The program sq is too old for a backup with the profile rfc9580.", hint)
    return path


def stored_bound(raw_bytes):
    """The maximum size of a stored object with this many raw bytes, including zstd, binding and OpenPGP."""
    data = raw_bytes + -(-raw_bytes // 128) + 1024
    return data + -(-data // 16_384) + SESSION_KEYS_MAX_BYTES + 1024


def binding_frame(backup, kind, stream="-", number=0):
    """A skippable frame (RFC 8878, 3.1.2) that identifies the object."""
    fields = ("restorable-object/1", kind, backup.database, backup.id, stream, str(number))
    payload = "".join(f"{each}\n" for each in fields).encode()
    return (0x184D2A5E).to_bytes(4, "little") + len(payload).to_bytes(4, "little") + payload


def expand(frame, most, key):
    """Expands exactly one zstd frame, after its size was checked."""
    size = content_size(frame, key)
    if size > most:
        raise damaged(f"{key} expands to more than the {most} bytes that it may hold.")
    done = run(["zstd", "-d", "-q", "-c"], frame, size)
    if done.code != 0 or done.is_too_long or len(done.output) != size:
        raise damaged(f"{key} is not a complete zstd frame of the size that it states.")
    return done.output


def content_size(frame, key):
    """RFC 8878, section 3.1.1: one frame with content size and checksum, and nothing after it."""

    def refused(what):
        return damaged(f"{key} {what}.")

    if bytes(frame[:4]) != b"\x28\xb5\x2f\xfd":
        raise refused("is not a zstd frame")
    try:
        descriptor = frame[4]
        is_single = descriptor & 0x20 != 0
        if descriptor & 0x04 == 0:
            raise refused("has no checksum")
        if descriptor & 0x1B != 0:
            raise refused("has a zstd header that no backup has")
        at = 5 if is_single else 6
        flag = descriptor >> 6
        length = (1 if is_single else 0, 2, 4, 8)[flag]
        if length == 0:
            raise refused("does not state its size")
        if at + length > len(frame):
            raise IndexError
        size = int.from_bytes(frame[at : at + length], "little") + (256 if flag == 1 else 0)
        at += length
        is_last = False
        while not is_last:
            header = frame[at] | frame[at + 1] << 8 | frame[at + 2] << 16
            is_last, kind = header & 1 != 0, header >> 1 & 3
            if kind == 3:
                raise refused("has a zstd block that no backup has")
            at += 3 + (1 if kind == 1 else header >> 3)
        if at + 4 > len(frame):
            raise IndexError
    except IndexError:
        raise refused("is cut") from None
    if at + 4 < len(frame):
        raise refused("has something behind its zstd frame")
    return size


# Streams.


class Chain:
    """A backup and everything that it needs."""

    def __init__(self, copies, reader, backup):
        self.copies = copies
        self.reader = reader
        self.backup = backup
        self.backups = {backup.id: backup}
        parents = []
        for reference in backup.manifest.get("parents", ()):
            parent = self._parent(reference)
            parents.append(parent.manifest)
            self.backups[parent.id] = parent
        why = why_no_chain(backup.manifest, parents)
        if why is not None:
            raise Finding("MANIFEST_INVALID", f"{backup.id} can't build on its parents: {why}.", ELSEWHERE)
        if sum(len(each.objects) for each in self.backups.values()) > MAX_LISTED_OBJECTS:
            raise damaged("The backup and its parents list too many objects.")

    def _parent(self, reference):
        wanted = reference["id"]

        def check(raw):
            if digest(raw) != reference["manifestSha256"]:
                raise damaged(f"The manifest of {wanted} is not the one that {self.backup.id} needs.")
            return raw

        raw = self.copies.first_good(f"manifests/{wanted}.json", MANIFEST_MAX_BYTES, check)
        return Backup(self.copies, raw, parse_manifest(raw, wanted, self.copies.database))

    def contents(self, parse=parse_contents):
        own = self.backup
        raw = self.open(own, f"contents/{own.id}.json.zst.pgp", ("contents",), CONTENTS_MAX_BYTES)
        contents = parse(raw, own.manifest)
        own.require_listed(contents)
        return raw, contents

    def open(self, backup, key, binding, most):
        return self.reader.open(self.copies, backup, key, binding, most)

    def pack(self, owner, stream, number, most):
        key = f"packs/{owner}/{stream}/{number:06d}.zst.pgp"
        return self.open(self.backups[owner], key, ("pack", stream, number), most)

    def pieces(self, stream, spill):
        """The bytes of a stream, in order."""
        if "map" in stream:
            yield from self._mapped(stream, spill)
            return
        for number in range(stream["packCount"]):
            yield self.pack(self.backup.id, stream["name"], number, stream["maxPackBytes"])

    def _mapped(self, stream, spill):
        told = stream["map"]
        runs = self.runs(stream)
        left = collections.Counter()
        for at in range(0, len(runs), 4):
            source, number = runs[at], runs[at + 1]
            if source >= len(told["sources"]):
                raise damaged("A map names a source that the backup does not have.")
            owner, name = told["sources"][source]["backup"], told["sources"][source]["stream"]
            if (source, number) not in left and f"packs/{owner}/{name}/{number:06d}.zst.pgp" not in self.backups[
                owner
            ].objects:
                raise damaged("A map names a pack that no backup of the chain lists.")
            left[source, number] += 1
        for at in range(0, len(runs), 4):
            source, number, offset, length = runs[at : at + 4]
            left[source, number] -= 1
            if not spill.has((source, number)):
                at_source = told["sources"][source]
                raw = self.pack(at_source["backup"], at_source["stream"], number, told["maxPackBytes"])
                spill.put((source, number), raw)
            piece = spill.take((source, number), offset, length, left[source, number] == 0)
            if len(piece) != length:
                raise not_the_dump()
            yield piece

    def runs(self, stream):
        """Four numbers for each run: source, pack, offset, length."""
        told, raw_bytes = stream["map"], stream["rawBytes"]
        own = {at for at, source in enumerate(told["sources"]) if source["backup"] == self.backup.id}
        most = min(MAX_RUNS, raw_bytes / LEAST_RUN_BYTES + 1)
        runs, total, last = array.array("L" if array.array("I").itemsize < 4 else "I"), 0, LEAST_RUN_BYTES
        short = damaged(f"A map has a run of less than {LEAST_RUN_BYTES} bytes.")
        for part in range(told["partCount"]):
            key = f"maps/{self.backup.id}/{stream['name']}/{part:06d}.zst.pgp"
            raw = self.open(self.backup, key, ("map", stream["name"], part), MAP_PART_MAX_BYTES)
            if not raw:
                raise damaged("A part of a map is empty.")
            numbers = leb128(raw)
            if len(numbers) % 4 != 0:
                raise damaged("A map of the backup can't be read to its end.")
            for length in numbers[3::4]:
                if last < LEAST_RUN_BYTES:
                    raise short
                last = length
                total += length
                if length == 0 or total > raw_bytes or len(runs) // 4 + len(numbers) // 4 > most + 1:
                    raise damaged("A map says more than its stream holds.")
            runs.extend(numbers)
            if len(runs) // 4 > most:
                raise damaged("A map says more than its stream holds.")
        if last < LEAST_RUN_BYTES and runs[-4] not in own:
            raise short
        if total != raw_bytes:
            raise damaged("A map is not as long as its stream.")
        return runs


def leb128(raw):
    """Unsigned LEB128, below 2^32, in the shortest form."""
    numbers, value, shift = array.array("I"), 0, 0
    for byte in raw:
        value |= (byte & 127) << shift
        if shift > 28 or value > NUMBER_MAX or (byte == 0 and shift > 0):
            raise damaged("A map of the backup holds a number that is too large, or longer than it has to be.")
        if byte < 128:
            numbers.append(value)
            value = shift = 0
        else:
            shift += 7
    if shift > 0:
        raise damaged("A map of the backup can't be read to its end.")
    return numbers


class Spill:
    """Decoded packs that are needed again, as files in the output's temporary folder."""

    def __init__(self, folder, most=SPILL_BYTES):
        self.folder = folder
        self.most = most
        self.files = collections.OrderedDict()
        self.total = 0

    def has(self, key):
        return key in self.files

    def put(self, key, raw):
        with open(self._path(key), "wb") as file:
            file.write(raw)
        self.files[key] = len(raw)
        self.total += len(raw)
        while self.total > self.most and len(self.files) > 1:
            self._drop(next(iter(self.files)))

    def take(self, key, offset, length, is_last):
        self.files.move_to_end(key)
        with open(self._path(key), "rb") as file:
            file.seek(offset)
            piece = file.read(length)
        if is_last:
            self._drop(key)
        return piece

    def clear(self):
        for key in list(self.files):
            self._drop(key)

    def _drop(self, key):
        self.total -= self.files.pop(key)
        os.unlink(self._path(key))

    def _path(self, key):
        return os.path.join(self.folder, f"+{key[0]}-{key[1]}")


class Progress:
    def __init__(self, total):
        self.total = total
        self.done = 0
        self.shown = -1
        self.is_terminal = sys.stderr.isatty()

    def add(self, size):
        self.done += size
        share = self.done * 100 // self.total if self.total else 100
        if share == self.shown or (not self.is_terminal and share // 10 == self.shown // 10):
            return
        self.shown = share
        line = f"{share:3d} %  {human(self.done)} of {human(self.total)}"
        print(
            f"\r{line}" if self.is_terminal else line, end="" if self.is_terminal else "\n", file=sys.stderr, flush=True
        )

    def end(self):
        if self.is_terminal and self.shown >= 0:
            say("")


class Output:
    """The folder of the results. Files get their names only after all of them were verified."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.work = None
        self.ready = []
        self.is_ours = False

    def __enter__(self):
        try:
            try:
                os.mkdir(self.path, 0o700)
                self.is_ours = True
            except FileExistsError:
                pass
            self.work = tempfile.mkdtemp(prefix=".unfinished-", dir=self.path)
        except OSError as error:
            raise CouldNot(
                "FILE_UNREADABLE",
                f"{printable(self.path)} can't be written: {error.strerror}.",
                "Choose another --output.",
            ) from None
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.work, ignore_errors=True)
        if self.is_ours:
            with contextlib.suppress(OSError):
                os.rmdir(self.path)

    def require(self, names, size):
        for name in names:
            if os.path.lexists(os.path.join(self.path, name)):
                raise CouldNot(
                    "TARGET_NOT_EMPTY",
                    f"{printable(os.path.join(self.path, name))} is already there.",
                    "Existing files are never replaced. Choose another --output.",
                )
        free = shutil.disk_usage(self.path).free
        if free < size:
            raise CouldNot(
                "DISK_FULL",
                f"{human(size)} are needed in {printable(self.path)}, and {human(free)} are free.",
                "Choose another --output.",
            )

    def create(self, name):
        file = open(os.path.join(self.work, name), "xb")
        self.ready.append(name)
        return file

    def reopen(self, name):
        return open(os.path.join(self.work, name), "r+b")

    def publish(self):
        """Gives all files their names, or none."""
        named = []
        try:
            for name in self.ready:
                made, final = os.path.join(self.work, name), os.path.join(self.path, name)
                named.append(final)
                give_name(made, final)
        except BaseException as error:
            # The last one belongs to another process, if it already existed.
            for final in named[:-1] if isinstance(error, Stop) else named:
                with contextlib.suppress(OSError):
                    os.unlink(final)
            raise


def give_name(made, final):
    try:
        # Unlike rename, this replaces nothing.
        os.link(made, final)
    except OSError:
        # The name exists, or the file system has no hard links.
        if os.path.lexists(final):
            raise CouldNot(
                "TARGET_NOT_EMPTY", f"{printable(final)} was created in the meantime.", "Choose another --output."
            ) from None
        os.rename(made, final)


def checked(chain, stream, spill, progress):
    """The pieces of a stream; raises at the end, at the latest, if they differ from the dump."""
    whole, size, checkpoints = hashlib.sha256(), 0, []
    for piece in chain.pieces(stream, spill):
        if not piece or size + len(piece) > stream["rawBytes"]:
            raise not_the_dump()
        at = 0
        while at < len(piece):
            step = min(len(piece) - at, CHECKPOINT_BYTES - size % CHECKPOINT_BYTES)
            whole.update(memoryview(piece)[at : at + step])
            size += step
            at += step
            if size % CHECKPOINT_BYTES == 0:
                checkpoints.append(whole.hexdigest())
        yield piece
        progress.add(len(piece))
    if size != stream["rawBytes"] or whole.hexdigest() != stream["sha256"] or checkpoints != stream["checkpoints"]:
        raise not_the_dump()


def write_stream(chain, stream, output, progress):
    """Writes one stream under its temporary name; raises if it differs from the dump."""
    spill = Spill(output.work)
    with output.create(stream["name"]) as file:
        for piece in checked(chain, stream, spill, progress):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    spill.clear()


# Files in addition to the streams.

CONTENTS_FILE = "CONTENTS.json"
CREATE_FILE = "CREATE-DATABASE.sql"
ALTER_FILE = "ALTER-DATABASE.sql"


def create_statement(manifest, facts):
    """A file with the statement that makes a new database like the source's: (name, text); None if none is needed.

    PostgreSQL's creates the database, with the name `restored`. The other is run in the new database."""
    engine = manifest["engine"]["name"]
    if engine in ("mysql", "mariadb"):
        words = [facts.get("charset", ""), facts.get("collation", "")]
        known = all(re.fullmatch(r"\w+", each, re.ASCII) for each in words)
        return ALTER_FILE, "ALTER DATABASE CHARACTER SET {} COLLATE {};\n".format(*words) if known else "do 0;\n"
    if engine != "postgres":
        return None
    collation = facts.get("collation") or "C"
    words = ["CREATE DATABASE restored TEMPLATE template0", f"ENCODING {quoted(facts.get('encoding') or 'UTF8')}"]
    words += [f"LC_COLLATE {quoted(collation)}", f"LC_CTYPE {quoted(facts.get('ctype') or collation)}"]
    provider, locale = facts.get("locale-provider"), facts.get("locale")
    if provider in ("icu", "builtin") and locale is not None:
        words += [f"LOCALE_PROVIDER {provider}", f"{provider.upper()}_LOCALE {quoted(locale)}"]
        if "icu-rules" in facts:
            words.append(f"ICU_RULES {quoted(facts['icu-rules'])}")
    return CREATE_FILE, "\n  ".join(words) + ";\n"


def quoted(text):
    made = "'" + text.replace("'", "''") + "'"
    return "E" + made.replace("\\", "\\\\") if "\\" in text else made


# The log of the server, which continues a backup.

LOG_FILES = "LOG-FILES"
LOG_OPTIONS = "LOG-OPTIONS"


def compare(one, other):
    """Negative, 0 or positive for two places of one log; None if they are of different logs."""
    if one["server"] != other["server"] or one["kind"] != other["kind"]:
        return None
    if one["kind"] == "wal":
        return lsn_of(one["lsn"]) - lsn_of(other["lsn"])
    if one["file"] == other["file"]:
        return one["offset"] - other["offset"]
    first, second = NUMBERED.fullmatch(one["file"]), NUMBERED.fullmatch(other["file"])
    if first is None or second is None or first.group(1) != second.group(1):
        return None
    return int(first.group(2)) - int(second.group(2))


def lsn_of(text):
    high, low = LSN.fullmatch(text).groups()
    return (int(high, 16) << 32) + int(low, 16)


def contains(contents, position):
    """Whether a piece of a log contains a position, or ends with it. A log that was reset has files of the same names."""
    if seconds_of(contents["from"]["at"]) > seconds_of(position["at"]) + CLOCKS_SECONDS:
        return False
    since, until = compare(contents["from"], position), compare(position, contents["to"])
    return since is not None and since <= 0 and until is not None and until <= 0


def shipments(line):
    return "1 shipment" if len(line) == 1 else f"{len(line)} shipments"


def place(position):
    return position["lsn"] if position["kind"] == "wal" else f"{position['file']}, byte {position['offset']}"


def read_logs(copies, signers):
    """The shipments that can be used, as {(id, digest): (bytes, manifest)}, and why others can't, by id."""
    logs, refused = {}, {}
    for own in reversed(copies.ids(log_start_of)):
        try:
            raw, manifest = read_trusted(copies, signers, own, parse_log)
            logs[own, digest(raw)] = raw, manifest
        except Finding as error:
            refused[own] = error
    return logs, refused


def lines_of(logs):
    """The unbroken lines of shipments, each oldest first; first the one that reaches furthest."""
    followed = {link_of(manifest["follows"]) for _, manifest in logs.values() if manifest["follows"] is not None}
    lines = []
    for link in logs:
        if link in followed:
            continue
        line = []
        while link in logs and logs[link] not in line:
            line.insert(0, logs[link])
            link = link_of(logs[link][1]["follows"])
        lines.append(line)
    # Nothing that was committed after it was stored: the clock of the server may have been ahead.
    reach = lambda manifest: min(seconds_of(manifest["to"]), seconds_of(manifest["finishedAt"]) + CLOCKS_SECONDS)  # noqa: E731
    return sorted(lines, key=lambda line: (reach(line[-1][1]), len(line)), reverse=True)


def link_of(reference):
    return None if reference is None else (reference["id"], reference["manifestSha256"])


def line_from(copies, reader, position, base, logs):
    """The shipments that continue a backup: [(chain, contents)]."""
    same = {link: log for link, log in logs.items() if log[1]["source"] == base["source"]}
    for line in lines_of(same):
        found = []
        for raw, manifest in line:
            if not found and seconds_of(manifest["to"]) < seconds_of(position["at"]) - LONG_BEFORE_SECONDS:
                continue
            if manifest["encryption"]["profile"] != base["encryption"]["profile"]:
                raise damaged(f"{manifest['id']} and the backup are not encrypted in the same way.")
            chain = Chain(copies, reader, Backup(copies, raw, manifest))
            _, contents = chain.contents(parse_log_contents)
            if not found and not contains(contents, position):
                continue
            if found and found[-1][1]["to"] != contents["from"]:
                break
            found.append((chain, contents))
        if found:
            return found
    raise Finding(
        "LOG_UNREACHED",
        "No shipment of the log continues this backup.",
        "--list shows the log that is stored. Choose another backup with --backup, or restore this one as it is.",
    )


def write_piece(chain, stream, output, progress, ends):
    """Writes a piece of a file of the log to its place in that file, which is a hole before the first piece."""
    spill = Spill(output.work)
    name = stream["file"]
    prefix = stream["rawBytes"] - (stream["end"] - stream["start"])
    is_first = name not in ends
    if not is_first and ends[name] != stream["start"] and not (SEGMENT.fullmatch(name) and stream["start"] == 0):
        raise damaged(f"{name}: two shipments do not continue each other.")
    with output.create(name) if is_first else output.reopen(name) as file:
        size = 0
        for piece in checked(chain, stream, spill, progress):
            head = max(0, min(len(piece), prefix - size))
            if is_first and head:
                file.seek(size)
                file.write(piece[:head])
            file.seek(stream["start"] + size + head - prefix)
            file.write(piece[head:])
            size += len(piece)
        file.flush()
        os.fsync(file.fileno())
    ends[name] = stream["end"]
    spill.clear()


def write_log(copies, signers, arguments, gnupg, secrets):
    """Writes the files of the log that continue a backup, and what their tool must be told."""
    raw, manifest = choose(copies, signers, arguments)
    reader = Reader(gnupg, arguments, secrets)
    reader.prepare(manifest)
    _, contents = Chain(copies, reader, Backup(copies, raw, manifest)).contents()
    position = contents.get("position")
    if position is None:
        raise Finding(
            "LOG_UNREACHED", f"{manifest['id']} does not say where it is in the log.", "Choose another backup: --backup."
        )
    line = line_from(copies, reader, position, manifest, read_logs(copies, signers)[0])
    # What ended before the backup is in it.
    streams = [
        (chain, stream)
        for chain, said in line
        for stream in said["streams"]
        if said["to"]["kind"] == "wal" or compare(position, {**position, "file": stream["file"], "offset": stream["end"]}) < 0
    ]
    files = list(dict.fromkeys(stream["file"] for _, stream in streams))
    until = line[-1][1]["to"]
    total = sum(stream["rawBytes"] for _, stream in streams)
    with Output(arguments.output) as output:
        output.require([*files, LOG_FILES, LOG_OPTIONS], total)
        if LOG_FILES in files or LOG_OPTIONS in files:
            raise damaged("A file of the log has the name of a file of this script.")
        progress, ends, begins = Progress(total), {}, {}
        for chain, stream in streams:
            begins.setdefault(stream["file"], stream["start"])
            write_piece(chain, stream, output, progress, ends)
        progress.end()
        options = []
        if until["kind"] == "wal":
            for name in files:
                if SEGMENT.fullmatch(name):
                    # PostgreSQL accepts whole files only. What follows the end is zeros.
                    with output.reopen(name) as file:
                        file.truncate(max(until["segmentBytes"], ends[name]))
            # What comes before is in the copy of the cluster.
            options = [f"{name} {begins[name]}" for name in files if begins[name] > 0]
        elif files:
            start = position["offset"] if files[0] == position["file"] else 4
            options = [f"--start-position={start}", f"--stop-position={ends[files[-1]]}"]
        for name, lines in ((LOG_FILES, files), (LOG_OPTIONS, options)):
            with output.create(name) as file:
                file.write("".join(f"{each}\n" for each in lines).encode())
        output.publish()
    for name in files:
        print(os.path.join(arguments.output, name))
    print(f"The backup {manifest['id']} is at {printable(place(position))}.")
    print(f"The log goes on to {printable(place(until))}: any moment before {until['at']}.")
    print(f"{shipments(line)}; transactions in them: {sum(said['transactions']['count'] for _, said in line)}.")
    if options and until["kind"] == "binlog":
        print(f"For mariadb-binlog: {' '.join([*options, *files])}")


# Commands.


def choose(copies, signers, arguments):
    """The requested backup, or the newest one: (bytes of its manifest, manifest)."""
    ids = copies.ids()
    if arguments.backup is not None:
        if arguments.backup not in ids:
            raise not_found(f"There is no backup {printable(arguments.backup)}.", ids)
        return read_trusted(copies, signers, arguments.backup)
    now = time.time() + CLOCK_SKEW_SECONDS
    past = [each for each in ids if start_of(each) <= now]
    if not past:
        raise not_found("All backups have a date in the future." if ids else "There is no backup.", ids)
    try:
        return read_trusted(copies, signers, past[0])
    except Finding as error:
        good = next((each for each in past[1:] if is_trusted(copies, signers, each)), None)
        if good is not None:
            error.hint = f"The newest that can be used is {good}: give --backup {good}. {error.hint}"
        raise


def not_found(message, ids):
    hint = (
        "--list shows those that exist."
        if ids
        else "--folder takes the folder that holds manifests/, packs/ and so on."
    )
    return CouldNot("BACKUP_NOT_FOUND", message, hint)


def read_trusted(copies, signers, wanted, parse=parse_manifest):
    def check(raw):
        manifest = parse(raw, wanted, copies.database)
        if signers is not None:
            signers.require(copies, raw, manifest)
        return raw, manifest

    return copies.first_good(f"manifests/{wanted}.json", MANIFEST_MAX_BYTES, check, "MANIFEST_INVALID")


def is_trusted(copies, signers, wanted):
    try:
        read_trusted(copies, signers, wanted)
    except Finding:
        return False
    return True


def list_backups(copies, signers):
    """One line for each backup, oldest first, so that the newest is at the end of the screen."""
    ids = copies.ids()
    if not ids:
        raise not_found("There is no backup.", ids)
    good = None
    for own in reversed(ids):
        try:
            _, manifest = read_trusted(copies, signers, own)
        except Finding as error:
            print(f"{own:44}  NOT TO BE TAKEN  {error.code}: {error.message}")
            continue
        missing = [each["id"] for each in manifest["parents"] if each["id"] not in ids]
        said = "signed" if signers is not None else "signature not checked"
        size = f"{human(manifest['rawBytes']):>11}"
        engine = printable(f"{manifest['engine']['name']} {manifest['engine']['majorVersion']}")
        print(f"{own:44}  data of {manifest['snapshotAt'][:16]}Z  {size}  {engine}  {said}", end="")
        print(f"  LACKS {missing[0]}" if missing else "")
        if not missing and start_of(own) <= time.time() + CLOCK_SKEW_SECONDS:
            good = own
    if good is None:
        raise Finding("BACKUP_DAMAGED", "None of these backups can be used.", OTHER_SIGNER)
    list_logs(copies, signers)
    print(f"The newest is {good}.")


def list_logs(copies, signers):
    """One line for each unbroken line of shipments."""
    logs, refused = read_logs(copies, signers)
    for own, error in refused.items():
        print(f"{own:44}  NOT TO BE TAKEN  {error.code}: {error.message}")
    for line in reversed(lines_of(logs)):
        first, last = line[0][1], line[-1][1]
        said = "signed" if signers is not None else "signature not checked"
        size = human(sum(manifest["rawBytes"] for _, manifest in line))
        begins = f"log since {first['base']['id']}"
        print(f"{begins:44}  from {first['from'][:19]}Z to {last['to'][:19]}Z  {shipments(line)}  {size}  {said}")


def recover(copies, signers, arguments, gnupg, secrets):
    raw, manifest = choose(copies, signers, arguments)
    own = manifest["id"]
    if signers is None:
        say(
            "NOT AUTHENTICATED, as requested: anyone with write access to the storage can have made this backup. "
            "Don't trust it."
        )
    said = f"signed by {manifest['signer']}" if signers is not None else "signature not checked"
    say(f"Backup {own} of {copies.database}, {said}.")
    say(f"The data is from {manifest['snapshotAt']}, {human(manifest['rawBytes'])} in all.")
    reader = Reader(gnupg, arguments, secrets)
    reader.prepare(manifest)
    chain = Chain(copies, reader, Backup(copies, raw, manifest))
    with Output(arguments.output) as output:
        stored, contents = chain.contents()
        streams = contents["streams"]
        statement = create_statement(manifest, contents["fingerprint"]["facts"])
        names = [stream["name"] for stream in streams] + [CONTENTS_FILE] + ([statement[0]] if statement else [])
        output.require(names, manifest["rawBytes"])
        progress = Progress(manifest["rawBytes"])
        for stream in streams:
            write_stream(chain, stream, output, progress)
        progress.end()
        with output.create(CONTENTS_FILE) as file:
            file.write(stored)
        if statement:
            with output.create(statement[0]) as file:
                file.write(statement[1].encode())
        output.publish()
    for stream in streams:
        print(f"{os.path.join(arguments.output, stream['name'])}: {stream['rawBytes']} bytes, as dumped")
    for name in names[len(streams) :]:
        print(os.path.join(arguments.output, name))
    tables = contents["fingerprint"]["tables"]
    rows = sum(table["rows"] or 0 for table in tables)
    print(f"The source had {len(tables)} tables and {rows} rows; {CONTENTS_FILE} has the rows of each.")


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise CouldNot("INPUT_INVALID", f"{message[0].upper()}{printable(message[1:])}.", "--help shows the options.")


def read_arguments(words):
    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    here = os.path.dirname(os.path.abspath(__file__))
    add = parser.add_argument
    add("--list", action="store_true", help="show the backups and exit")
    add("--log", action="store_true", help="write the files of the server's log since the backup, instead of the backup")
    add("--output", metavar="DIR", help="the folder for the recovered files; created if it is missing")
    add("--backup", metavar="ID", help="the backup; default: the newest")
    add(
        "--folder",
        metavar="DIR",
        action="append",
        help="the database's folder, or several copies of it; default: the folder of this script",
    )
    add("--database", metavar="NAME", help="the database's name in storage; default: the name of the folder")
    add(
        "--signer",
        metavar="FILE",
        action="append",
        default=[],
        help="public key of the backup job; several may be given",
    )
    add("--without-signature", action="store_true", help="accept a backup that is not authenticated")
    add(
        "--key",
        metavar="FILE",
        action="append",
        default=[],
        help="private recovery key; kept in memory and removed at the end",
    )
    add("--own-keyring", action="store_true", help="the recovery key is in your own gpg keyring or on a card")
    add("--passphrase", action="store_true", help="the backups were encrypted with a passphrase")
    add(
        "--passphrase-file",
        metavar="FILE",
        help="file with the passphrase of the backups or of the recovery key; for several keys, one per line",
    )
    add("--passphrase-fd", metavar="N", type=int, help="the same from a file descriptor")
    given = parser.parse_args(words)
    given.folder = given.folder or [here]
    if given.list and given.log:
        parser.error("--list and --log exclude each other")
    if not given.list and given.output is None:
        parser.error("--output is missing")
    if given.without_signature and given.signer:
        parser.error("--signer and --without-signature exclude each other")
    if given.passphrase and (given.key or given.own_keyring):
        parser.error("--passphrase is of backups without a recovery key; the passphrase of a key is asked for")
    if given.key and given.own_keyring:
        parser.error("--key and --own-keyring exclude each other")
    if not given.list and not (given.key or given.own_keyring or given.passphrase):
        parser.error("--key recovery.private.asc is missing, or --passphrase")
    if not given.list and not (given.signer or given.without_signature or given.passphrase):
        parser.error(
            "--signer runner.public.asc is missing (--without-signature accepts a backup that is not authenticated)"
        )
    return given


def work(words):
    arguments = read_arguments(words)
    copies = Copies(arguments.folder, arguments.database)
    secrets = Secrets(arguments)
    gnupg = Gnupg()
    try:
        passphrase = None
        if arguments.passphrase:
            passphrase = lambda: secrets.get("passphrase of the backups", "RESTORABLE_PASSPHRASE")  # noqa: E731
        signers = None
        if arguments.signer or (passphrase is not None and not arguments.without_signature):
            signers = Signers(gnupg, arguments.signer, passphrase)
        if arguments.list:
            list_backups(copies, signers)
        elif arguments.log:
            write_log(copies, signers, arguments, gnupg, secrets)
        else:
            recover(copies, signers, arguments, gnupg, secrets)
    finally:
        # A second interrupt must not leave the private key behind.
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        gnupg.close()


def interrupt(number, _frame):
    raise Interrupted(number)


def open_closed_streams():
    """Opens closed standard streams, so that files don't get their numbers. Returns whether output was closed."""
    closed = sys.stdout is None
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if closed:
        sys.stdout = open(os.devnull, "w")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")
    return closed


def main(words):
    os.umask(0o077)
    has_no_output = open_closed_streams()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, interrupt)
    try:
        if has_no_output and "--list" in words:
            raise Stop("FILE_UNREADABLE", "Standard output is closed.", "Run it where the list can be read.")
        work(words)
        sys.stdout.flush()
        return 0
    except Stop as error:
        say(f"RECOVERY-v1: {error.code}: {error.message}")
        say(f"Hint: {error.hint}")
        return error.exit_code
    except (Interrupted, KeyboardInterrupt):
        say("RECOVERY-v1: CANCELLED: Interrupted; nothing was written.")
        return 130
    except BrokenPipeError:
        # The reader of the output has exited, like `head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except MemoryError:
        say("RECOVERY-v1: INTERNAL: This machine has too little memory.")
        say("Hint: Use one with 2 GiB or more.")
        return 2
    except OSError as error:
        code = "DISK_FULL" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "FILE_UNREADABLE"
        what = f"{error.strerror or 'the system refused something'}: {error.filename or 'no file'}"
        say(f"RECOVERY-v1: {code}: {printable(what)}")
        say("Hint: Look at the free space and at the rights of the folders.")
        return 2
    except Exception as error:  # a defect of this script must not look like a whole recovery, nor print what was read
        say(f"RECOVERY-v1: INTERNAL: Unexpected failure of this script ({type(error).__name__}).")
        say("Hint: This is a defect; the steps by hand in RECOVERY-v1.md may still work.")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
