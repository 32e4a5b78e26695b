"""Small pure functions that draw the charts as SVG. Text stays text, sizes stay readable on a phone.

The drawings stretch: horizontal positions are per cents of the width and strokes do not scale, so that letters
keep their size. Colours come from the style sheet by class.
"""
