"""The rules of form in the reading order of a document."""

from sokert.check.form.rule import Check
from sokert.check.form.rules import (
    annex,
    body,
    edge,
    head,
    heading,
    line,
    other,
    page,
    page_number,
    picture,
    recipient,
    setting,
    signature,
    typeface,
)

RULES: tuple[Check, ...] = (
    *page.RULES,
    *typeface.RULES,
    *page_number.RULES,
    *head.RULES,
    *setting.RULES,
    *line.RULES,
    *body.RULES,
    *heading.RULES,
    *signature.RULES,
    *picture.RULES,
    *recipient.RULES,
    *annex.RULES,
    *edge.RULES,
    *other.RULES,
)
