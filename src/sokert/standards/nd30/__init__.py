"""The form of State documents: Nghị định 30/2020/NĐ-CP của Chính phủ về công tác văn thư."""

from collections.abc import Mapping
from types import MappingProxyType

from sokert.standards.nd30 import body, closing, opening
from sokert.standards.nd30.form import FORM
from sokert.standards.shape import Rule

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in (*opening.RULES, *body.RULES, *closing.RULES)})

__all__ = ["FORM", "RULES"]
