"""Finds the key of the report file that somebody meant, also when it is typed in Vietnamese."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sokert.errors import near
from sokert.models.metric import Metric
from sokert.models.report import Report

# What an office calls a key, without marks. Several keys: the one that may stand at the place is meant.
_VIETNAMESE = {
    "bieu": "table annexes",
    "can_cu": "of",
    "cau_truc": "template",
    "chi_tieu": "metrics",
    "chuc_danh": "position",
    "chuc_vu": "position",
    "co_quan": "issuer",
    "co_quan_ban_hanh": "issuer name",
    "co_quan_chu_quan": "parent",
    "cung_ky": "previous",
    "cung_ky_nam_truoc": "previous",
    "den": "to",
    "den_ngay": "to",
    "dia_chi": "address",
    "dia_danh": "place",
    "dien_thoai": "phone",
    "do_khan": "urgency",
    "do_mat": "secrecy",
    "don_vi": "unit",
    "don_vi_tinh": "unit",
    "dia_ban": "scope",
    "du_thao": "draft",
    "gia_tri": "value",
    "ho_ten": "name",
    "ho_va_ten": "name",
    "huong_giay": "orientation",
    "ke_hoach": "plan",
    "khoang_ngay": "window",
    "kinh_gui": "addressees",
    "ky": "period",
    "ky_bao_cao": "period",
    "ky_hieu": "code",
    "ky_truoc": "previous",
    "loai": "kind nature",
    "loai_co_quan": "kind",
    "luu_hanh": "circulation",
    "ly_do": "absent",
    "ma": "code",
    "mau": "template",
    "mau_so": "of",
    "muc": "sections",
    "muc_con": "sections",
    "ngay": "date",
    "nguoi_ky": "signatory",
    "nguoi_soan_thao": "drafter",
    "nguon": "source",
    "noi_dung": "body sections",
    "noi_nhan": "recipients",
    "pham_vi_luu_hanh": "circulation",
    "pham_vi": "scope",
    "phan": "sections",
    "phu_luc": "annexes",
    "quyen_han": "authority",
    "so": "number value",
    "so_lieu": "metrics value",
    "so_thap_phan": "decimals",
    "ten": "name title",
    "ten_goi": "name label",
    "thuoc": "part_of",
    "thu_dien_tu": "email",
    "tieu_chuan": "standard",
    "tieu_de": "title",
    "trich_yeu": "subject",
    "trong_do": "part_of",
    "tong_cua": "sum_of",
    "tong_so": "total",
    "tu": "from",
    "tu_ngay": "from",
    "tu_so": "done",
    "uoc": "estimate",
    "viet_la": "written",
}

# What a column is called that holds one of a metric's keys, beside the names above.
_COLUMNS = {
    "chi_tieu": "name",
    "ten_chi_tieu": "name",
    "ma_chi_tieu": "code",
    "ma_ct": "code",
    "ma_so": "code",
    "indicator_code": "code",
    "metric_code": "code",
    "actual": "value",
    "thuc_hien": "value",
    "ket_qua": "value",
    "so_luong": "value",
    "so_thuc_hien": "value",
    "dvt": "unit",
    "prev": "previous",
    "previous_year": "previous",
    "last_year": "previous",
    "same_period": "previous",
    "same_period_last_year": "previous",
    "target": "plan",
}


_LETTERS = 4  # of a name in which a slip can be told from another word


def meant(key: str, known: Iterable[str]) -> str:
    """Return the known key that a wrong one stands for, or an empty string.

    >>> meant("nmae", ["name", "value"]), meant("tiêu đề", ["title", "body"]), meant("ísuer", ["issuer"])
    ('name', 'title', 'issuer')

    `ísuer` is what a Vietnamese keyboard makes of issuer.
    """
    known = list(known)
    plain = bare(key)
    said = [name for name in _VIETNAMESE.get(plain, "").split() if name in known]
    return said[0] if said else near(plain, known)


def called(heading: str) -> str:
    """Return the key of a metric that a column of a frame or a database is called for; empty for any other.

    >>> called("value"), called("don_vi_tinh"), called("Chỉ tiêu"), called("province")
    ('value', 'unit', 'name', '')
    """
    plain = bare(heading)
    names = (plain, *_VIETNAMESE.get(plain, "").split(), *_COLUMNS.get(plain, "").split())
    return next((name for name in names if name in Metric.model_fields), "")


def nearly(heading: str) -> str:
    """Return the key of a metric whose column is called so but for a slip of the hand; empty for any other.

    >>> nearly("prevous"), nearly("unti"), nearly("Cùng ky"), nearly("Ke hoach")
    ('previous', 'unit', 'previous', 'plan')
    >>> nearly("score"), nearly("năm"), nearly("units"), nearly("plane")
    ('', '', '', '')

    Two letters in the wrong order, one lost or one too many within the word: another letter makes another word.
    """
    plain = bare(heading)
    names = {
        **{name: name for name in Metric.model_fields},
        **{name: called(name) for name in (*_VIETNAMESE, *_COLUMNS)},
    }
    near_by = (key for name, key in names.items() if key and len(name) >= _LETTERS and _slipped(plain, name))
    return next(near_by, "")


def _slipped(word: str, name: str) -> bool:
    """Return whether a word is a name typed wrongly, or without its tone marks."""
    if "_" in name and word == name:
        return True
    if len(word) == len(name):
        pairs = range(len(name) - 1)
        return word != name and any(word == name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in pairs)
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    within = range(1, len(longer) - 1) if len(name) > _LETTERS else ()
    return len(longer) == len(shorter) + 1 and any(shorter == longer[:at] + longer[at + 1 :] for at in within)


def known_at(loc: Iterable[str | int], kind: type[BaseModel] = Report) -> list[str]:
    """Return the keys that may stand in the mapping at a place of the report, or of another record.

    >>> known_at(("signatory",))
    ['authority', 'position', 'name']
    """
    return list(_fields_at(loc, kind))


def lists_at(loc: Iterable[str | int], kind: type[BaseModel] = Report) -> list[str]:
    """Return the keys at a place of the report, or of another record, that hold lists of mappings.

    >>> lists_at(("sections", 0))
    ['sections']
    """
    fields = _fields_at(loc, kind).items()
    return [name for name, field in fields if get_origin(field.annotation) is tuple and any(_models(field.annotation))]


def _fields_at(loc: Iterable[str | int], kind: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of the mapping at a place, by the names they are written with."""
    models: list[type[BaseModel]] = [kind]
    for part in loc:
        fields = [
            field for model in models for name, field in model.model_fields.items() if part in (name, field.alias)
        ]
        # pydantic's way holds names that are no fields, and places in lists.
        if fields:
            models = [model for field in fields for model in _models(field.annotation)]
    return {field.alias or name: field for model in models for name, field in model.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models a field's type names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def bare(key: str) -> str:
    """Return a key in small letters without marks, words joined as keys join them."""
    letters = unicodedata.normalize("NFD", key.strip().lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "_".join(plain.replace("-", " ").split())
