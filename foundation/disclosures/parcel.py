"""The encrypted file: a ZIP with AES-256, which 7-Zip, WinZip and the unpackers of phones and Linux open.

The file inside has the same name as the ZIP, of codes and days; an index of a ZIP is never encrypted.
"""

import io

import pyzipper

KIND = "application/zip"


def pack(body: bytes, *, name: str, passphrase: str) -> bytes:
    """Answer a ZIP that holds `body` under `name`, encrypted with the passphrase; made in memory."""
    target = io.BytesIO()
    with pyzipper.AESZipFile(
        target, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as parcel:
        parcel.setpassword(passphrase.encode())
        parcel.setencryption(pyzipper.WZ_AES, nbits=256)
        parcel.writestr(name, body)
    return target.getvalue()


def parcel_name(name: str) -> str:
    """Answer the name of the ZIP of a file: `KRS-admission-discharge-2026-11.zip`."""
    return f"{name.rsplit('.', 1)[0]}.zip"
