"""QR codes for what is printed."""

import io

import segno


def qr_code(text: str) -> bytes:
    """Return a QR code (ISO/IEC 18004, error level M) as SVG."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", border=2, scale=8, xmldecl=True)
    return out.getvalue()
