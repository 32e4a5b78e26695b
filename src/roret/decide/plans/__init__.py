"""Action plans: what is done about a decision, why, by whom and when.

Words: handleplan = action plan, overordnet målsætning = overall objective, delmål = sub-goal, indsatsområde = focus area,
anbefaling = recommendation, indsats = action, tempo = wave.

Life of a plan: made from a decision → adopted (public with all its goals and actions) → carried out in waves and adjusted as
feedback comes. Life of an action: being clarified or ready → started → done, or stopped with the reason. The page has the
format of the committee's table 1: what (description, goal), how (recommendation, action), when (start, end). Carries R36,
R37 (core) and R38 (waves and adjustments).
"""
