"""Import of a register from CSV or Excel: upload, preview, confirm; all or nothing, and harmless when repeated.

A register declares its columns, the natural key by which a row is known again, and the service that saves::

    TOPIC_IMPORT = Importer(
        model=Topic, columns=(Column("name", _("name"), Text(150), required=True), Column("kle", _("KLE number"), Text(12))),
        key=("name",), service=services.import_topics,
    )

What was uploaded is kept on the server between preview and confirm (``Upload``), is seen by its sender only, and is
forgotten after a day. Every bad row is reported with its line, its column and what to do. The file is read again when
it is confirmed, so that what has changed meanwhile counts.
"""
