"""The signing key of a passphrase, derived according to docs/keys.md without this program.

Reads JSON {"passphrase", "salt"} and prints JSON {"seed", "point", "fingerprint", "publicKey"}: hex. The last is the
complete transferable public key. Uses only Python's standard library.
"""

import hashlib
import json
import sys

# Ed25519, RFC 8032, section 6.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
Y = 46316835694926478169428394003475163141307993866256225615783033603165251855960
BASE = (X, Y, 1, X * Y % P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, d - c, d + c, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def encode(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def expand(seed):
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | (1 << 254)
    return scalar, digest[32:]


def number(data):
    return int.from_bytes(hashlib.sha512(data).digest(), "little") % Q


def sign(seed, message):
    scalar, prefix = expand(seed)
    public = encode(times(scalar, BASE))
    r = number(prefix + message)
    point = encode(times(r, BASE))
    return point + ((r + number(point + public + message) * scalar) % Q).to_bytes(32, "little")


# OpenPGP, RFC 9580: packets of version 4.
CREATED = (1577836800).to_bytes(4, "big")
USER_ID = b"restorable passphrase"


def mpi(data):
    data = data.lstrip(b"\0")
    return int.from_bytes(data, "big").bit_length().to_bytes(2, "big") + data


def packet(tag, body):
    return bytes([0xC0 | tag, len(body)]) + body


def public_key(seed):
    point = encode(times(expand(seed)[0], BASE))
    body = b"\x04" + CREATED + b"\x16" + bytes.fromhex("092b06010401da470f01") + mpi(b"\x40" + point)
    hashed = b"\x99" + len(body).to_bytes(2, "big") + body
    fingerprint = hashlib.sha1(hashed).digest()
    subpackets = b"\x05\x02" + CREATED + b"\x02\x1b\x03" + b"\x16\x21\x04" + fingerprint
    head = b"\x04\x13\x16\x0a" + len(subpackets).to_bytes(2, "big") + subpackets
    signed = hashed + b"\xb4" + len(USER_ID).to_bytes(4, "big") + USER_ID
    digest = hashlib.sha512(signed + head + b"\x04\xff" + len(head).to_bytes(4, "big")).digest()
    issuer = b"\x09\x10" + fingerprint[-8:]
    signature = sign(seed, digest)
    certification = head + len(issuer).to_bytes(2, "big") + issuer + digest[:2] + mpi(signature[:32]) + mpi(signature[32:])
    return point, fingerprint, packet(6, body) + packet(13, USER_ID) + packet(2, certification)


def main():
    given = json.load(sys.stdin.buffer)
    passphrase, salt = given["passphrase"].encode(), bytes.fromhex(given["salt"])
    seed = hashlib.scrypt(passphrase, salt=salt, n=2**17, r=8, p=1, maxmem=256 * 1024 * 1024, dklen=32)
    point, fingerprint, key = public_key(seed)
    json.dump({"seed": seed.hex(), "point": point.hex(), "fingerprint": fingerprint.hex(), "publicKey": key.hex()}, sys.stdout)


if __name__ == "__main__":
    main()
