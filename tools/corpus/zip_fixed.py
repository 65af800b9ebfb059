# SPDX-License-Identifier: GPL-3.0-or-later
"""Rewrites a zip container (DOCX, ODT) so that the same members give the same bytes."""
import io
import zipfile

EPOCH = (2026, 1, 1, 0, 0, 0)  # any fixed moment will do; zip cannot say anything before 1980
FIRST = "mimetype"  # OpenDocument wants this member first and uncompressed


def rewrite(data, target):
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(target, "w") as after:
        names = sorted({info.filename for info in before.infolist()}, key=lambda name: (name != FIRST, name))
        for name in names:
            member = zipfile.ZipInfo(name, EPOCH)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_STORED if name == FIRST else zipfile.ZIP_DEFLATED
            after.writestr(member, before.read(name))
