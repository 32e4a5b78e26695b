"""Every way a contribution, a theme or an answer can change; split by verb."""

from roret.listen.contributions.services.answering import approve_answer, assign_answer, write_answer
from roret.listen.contributions.services.assigning import assign_contributions
from roret.listen.contributions.services.drafting import discard_draft
from roret.listen.contributions.services.erasing import erase_contribution
from roret.listen.contributions.services.grouping import (
    choose_quote,
    create_theme,
    drop_theme,
    group_contributions,
    mark_no_theme,
    merge_themes,
    remove_quote,
    ungroup_contribution,
    update_theme,
)
from roret.listen.contributions.services.moderating import (
    add_redaction,
    approve_contribution,
    approve_each,
    decide_redaction,
    hide_contribution,
    order_approval,
    read_original,
    reopen_contribution,
    take_out_all,
    withdraw_contribution,
)
from roret.listen.contributions.services.placing import hide_place, show_place
from roret.listen.contributions.services.receiving import (
    Arrival,
    Content,
    Receipt,
    open_series,
    receive_contribution,
    save_draft,
)
from roret.listen.contributions.services.standard_texts import (
    create_standard_text,
    delete_standard_text,
    update_standard_text,
)
from roret.listen.contributions.services.translating import (
    remove_translation,
    set_language,
    sign_translation,
    write_translation,
)

__all__ = [
    "Arrival",
    "Content",
    "Receipt",
    "add_redaction",
    "approve_answer",
    "approve_contribution",
    "approve_each",
    "assign_answer",
    "assign_contributions",
    "choose_quote",
    "create_standard_text",
    "create_theme",
    "decide_redaction",
    "delete_standard_text",
    "discard_draft",
    "drop_theme",
    "erase_contribution",
    "group_contributions",
    "hide_contribution",
    "hide_place",
    "mark_no_theme",
    "merge_themes",
    "open_series",
    "order_approval",
    "read_original",
    "receive_contribution",
    "remove_quote",
    "remove_translation",
    "reopen_contribution",
    "save_draft",
    "set_language",
    "show_place",
    "sign_translation",
    "take_out_all",
    "ungroup_contribution",
    "update_standard_text",
    "update_theme",
    "withdraw_contribution",
    "write_answer",
    "write_translation",
]
