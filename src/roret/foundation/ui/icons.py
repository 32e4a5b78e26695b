"""The icons of the sprite. The build copies these and no others; a test finds any other name in use."""

ICONS: tuple[str, ...] = (
    "account", "analytics", "arrow-back", "arrow-downward", "arrow-forward", "arrow-upward", "assignment",
    "attach-file", "bookmark", "business", "calendar-month", "chat", "check", "checklist", "chevron-down",
    "chevron-left", "chevron-right", "chevron-up", "close", "contact-support", "copy", "delete", "document",
    "download", "edit", "email", "error", "file", "file-excel", "file-image", "file-pdf", "file-word", "flag",
    "flag-fill", "folder", "forum", "groups", "help", "home", "hourglass", "how-to-reg", "info", "language",
    "link", "list-bulleted", "list-check", "location", "lock", "map", "menu", "minus", "more-horiz",
    "notifications", "open-in-new", "payments", "person", "persons", "plus", "print", "refresh", "reply", "save",
    "search", "send", "settings", "share", "sort-table-ascending", "sort-table-descending", "sort-table-none",
    "star", "success", "summary", "support-agent", "sync", "time", "tune", "upload", "visibility",
    "visibility-off", "warning",
)  # fmt: skip

#: The icon of a document, by the ending of its name.
FILE_ICONS: dict[str, str] = {
    "pdf": "file-pdf",
    "doc": "file-word",
    "docx": "file-word",
    "odt": "file-word",
    "xls": "file-excel",
    "xlsx": "file-excel",
    "csv": "file-excel",
    "png": "file-image",
    "jpg": "file-image",
    "jpeg": "file-image",
    "gif": "file-image",
    "webp": "file-image",
}
