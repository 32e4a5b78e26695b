"""Figures, dates and tables: status lights, small cells, working days, Danish order, Danish files."""
