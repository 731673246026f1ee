#!/usr/bin/env python3
"""Verifies an exported ledger (JSON Lines, also gzip), written from FORMAT.md alone.

Usage: verify_ledger.py FILE
Prints "intact <events> <head hash>" and exits 0, or "broken <position> <reason>" and exits 1.
"""
import base64
import gzip
import hashlib
import json
import struct
import sys


class Broken(Exception):
    pass


class Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, n):
        if n < 0 or self.at + n > len(self.data):
            raise Broken("the body ends in the middle of a field")
        self.at += n
        return self.data[self.at - n : self.at]

    def number(self, form):
        return struct.unpack(">" + form, self.take(struct.calcsize(form)))[0]

    def time(self):
        seconds, nanos = self.number("q"), self.number("i")
        if not 0 <= nanos <= 999_999_999:
            raise Broken("nanoseconds out of range")
        return seconds, nanos

    def bytes(self):
        return self.take(self.number("i"))

    def string(self, absent=True):
        length = self.number("i")
        if length == -1 and absent:
            return None
        return self.take(length).decode("utf-8")


def string(text):
    data = text.encode("utf-8")
    return struct.pack(">i", len(data)) + data


def body(data, position):
    """Checks the shape of a commit; returns its number of events."""
    reader = Reader(data)
    if reader.number("B") != 1:
        raise Broken("unknown record version")
    reader.take(16)
    if reader.number("q") != position:
        raise Broken("the body names another position")
    reader.time()
    count = reader.number("i")
    if count < 1:
        raise Broken("a commit without events")
    reader.string(absent=False)
    for _ in range(count):
        reader.string(absent=False)
        reader.time()
        reader.string()
        stream = reader.string()
        sequence = reader.number("q")
        if (sequence == -1) != (stream is None):
            raise Broken("sequence and stream don't fit")
        reader.string(absent=False)
        reader.string()
        reader.bytes()
        reader.bytes()
    if reader.at != len(data):
        raise Broken("trailing bytes")
    return count


def verify(lines):
    header = json.loads(next(lines))
    name = {"SHA-256": "sha256", "SM3": "sm3"}[header["algorithm"]]

    def h(data):
        return hashlib.new(name, data).digest()

    previous = h(
        string("dudao-ledger")
        + struct.pack(">i", header["format"])
        + string(header["algorithm"])
        + string(header["ledgerId"])
    )
    position = 0
    for line in lines:
        record = json.loads(line)
        try:
            if "head" in record:
                if record["head"] != position - 1 or record["hash"] != previous.hex():
                    raise Broken("the last line doesn't fit")
                return "intact %d %s" % (position, previous.hex()), 0
            if record["position"] != position:
                raise Broken("the next commit begins at %d" % record["position"])
            data = base64.b64decode(record["body"], validate=True)
            digest = h(previous + data)
            if digest.hex() != record["hash"]:
                raise Broken("the hash doesn't fit")
            position += body(data, position)
            previous = digest
        except Broken as broken:
            return "broken %d %s" % (position, broken), 1
    return "broken %d the export was cut off" % position, 1


def main():
    path = sys.argv[1]
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        text, code = verify(iter(lines))
    print(text)
    return code


if __name__ == "__main__":
    sys.exit(main())
