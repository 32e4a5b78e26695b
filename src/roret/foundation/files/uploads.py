"""Reading what a browser sends: straight to disk, and no more of a file than may be kept."""

from contextlib import suppress
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError

FILES_AT_ONCE = 10
BEGINNING = 1024 * 1024
"""How much of a request that is refused is read for the texts in it; forms have their files last."""


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes files to disk as they arrive. Of one that is too large nothing is kept but its name and size.

    The rest of it is let pass unread, so that the other fields of the form, typed by hand, still arrive and the page can
    say what is wrong. A request larger than all files together may be is refused before anything of it is read.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 — Django's name
        content_length: int,
        boundary: str,
        encoding: Any = None,
    ) -> None:
        """Refuse at once what cannot be right."""
        self.passed = 0
        self._check(content_length)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.arrived = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, unless the file is too large by now; then drop what was kept of it."""
        self.arrived += len(raw_data)
        self.passed += len(raw_data)
        self._check(self.passed)
        if self.arrived <= settings.RORET_UPLOAD_BYTES:
            self.file.write(raw_data)
        elif self.file.tell():
            self.file.seek(0)
            self.file.truncate()

    def file_complete(self, file_size: int) -> Any:
        """Give the file on; its size is what was sent, also when nothing of it was kept."""
        return super().file_complete(self.arrived)

    @staticmethod
    def _check(size: int) -> None:
        if size > (FILES_AT_ONCE + 1) * settings.RORET_UPLOAD_BYTES:
            raise RequestDataTooBig("The request is larger than all files together may be.")


class _StopAtFile(FileUploadHandler):
    """Reads no file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing is received."""

    def file_complete(self, file_size: int) -> None:
        """Nothing is completed."""


def fields_before_files(request: HttpRequest) -> QueryDict:
    """Return the fields at the beginning of a request that is too large to be read; none when it cannot be understood."""
    with suppress(MultiPartParserError, SuspiciousOperation, OSError):
        beginning = request.read(BEGINNING)
        meta = {**request.META, "CONTENT_LENGTH": str(len(beginning))}
        fields, _files = MultiPartParser(meta, BytesIO(beginning), [_StopAtFile(request)], request.encoding).parse()
        return fields
    return QueryDict()
