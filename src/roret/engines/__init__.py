"""Heavy thinking: plain functions on plain data that know no Django and can be used from the command line.

`texts` reads what people wrote, `figures` reads what was counted, `opinions`, `ballots` and `siting` group, count
and place. An engine raises `EngineError` with a code; the Django layer translates it.
"""
