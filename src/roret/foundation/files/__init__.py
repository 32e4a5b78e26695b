"""Files: checked by content before anything is kept, scanned, and reached only through what they hang on (R6, R72).

A module that takes files puts ``fields.UploadField`` on its form, gives the uploads to ``services.receive_files``, hangs
the result on a row of its own, and says by ``access.register_reader`` who may read it. An executable renamed to .pdf, a
page renamed to .txt, a bomb, a locked archive, macros, and what the scanner stops are refused with a sentence.
"""
