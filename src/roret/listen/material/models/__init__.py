"""The tables of material: the texts with their clauses, and the editions in plain Danish and other languages."""

from roret.listen.material.models.editions import ShortEdition, Translation
from roret.listen.material.models.texts import Clause, ClauseRemark, Material, MaterialVersion

__all__ = ["Clause", "ClauseRemark", "Material", "MaterialVersion", "ShortEdition", "Translation"]
