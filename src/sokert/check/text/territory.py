"""Names of units by date: what was merged on 01/7/2025 into what, and which provinces became cities since.

Nghị quyết 202/2025/QH15 (63 into 34), 175/2024/QH15 (Huế), 30, 36 and 39/2026/QH16 (Đồng Nai, Quảng Ninh, Bắc Ninh).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

TWO_LEVELS = date(2025, 7, 1)
# Province that went out on 01/7/2025 → the one it belongs to.
MERGED: Mapping[str, str] = MappingProxyType(
    {
        "Bà Rịa - Vũng Tàu": "Hồ Chí Minh",
        "Bắc Giang": "Bắc Ninh",
        "Bắc Kạn": "Thái Nguyên",
        "Bạc Liêu": "Cà Mau",
        "Bến Tre": "Vĩnh Long",
        "Bình Định": "Gia Lai",
        "Bình Dương": "Hồ Chí Minh",
        "Bình Phước": "Đồng Nai",
        "Bình Thuận": "Lâm Đồng",
        "Đắk Nông": "Lâm Đồng",
        "Hà Giang": "Tuyên Quang",
        "Hà Nam": "Ninh Bình",
        "Hải Dương": "Hải Phòng",
        "Hậu Giang": "Cần Thơ",
        "Hòa Bình": "Phú Thọ",
        "Kiên Giang": "An Giang",
        "Kon Tum": "Quảng Ngãi",
        "Long An": "Tây Ninh",
        "Nam Định": "Ninh Bình",
        "Ninh Thuận": "Khánh Hòa",
        "Phú Yên": "Đắk Lắk",
        "Quảng Bình": "Quảng Trị",
        "Quảng Nam": "Đà Nẵng",
        "Sóc Trăng": "Cần Thơ",
        "Thái Bình": "Hưng Yên",
        "Tiền Giang": "Đồng Tháp",
        "Trà Vinh": "Vĩnh Long",
        "Vĩnh Phúc": "Phú Thọ",
        "Yên Bái": "Lào Cai",
    }
)
# Province → the day from which it is a city under the Government.
CITIES: Mapping[str, date] = MappingProxyType(
    {
        "Thừa Thiên Huế": date(2025, 1, 1),
        "Đồng Nai": date(2026, 4, 30),
        "Quảng Ninh": date(2026, 9, 1),
        "Bắc Ninh": date(2026, 9, 20),
    }
)
_ALWAYS = frozenset({"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"})
# Cities within a province that went out with the districts.
TOWNS = (
    "Vinh|Biên Hòa|Thủ Dầu Một|Dĩ An|Thuận An|Tân Uyên|Bến Cát|Thủ Đức|Vũng Tàu|Bà Rịa|Phú Mỹ|Nha Trang|"
    "Cam Ranh|Đà Lạt|Bảo Lộc|Buôn Ma Thuột|Pleiku|Quy Nhơn|Tuy Hòa|Phan Thiết|Phan Rang - Tháp Chàm|"
    "Gia Nghĩa|Hạ Long|Cẩm Phả|Uông Bí|Móng Cái|Đông Triều|Việt Trì|Vĩnh Yên|Phúc Yên|Sông Công|Phổ Yên|"
    "Từ Sơn|Chí Linh|Phủ Lý|Tam Điệp|Hoa Lư|Sầm Sơn|Đồng Hới|Đông Hà|Hội An|Tam Kỳ|Mỹ Tho|Gò Công|Tân An|"
    "Cao Lãnh|Sa Đéc|Hồng Ngự|Long Xuyên|Châu Đốc|Rạch Giá|Hà Tiên|Phú Quốc|Vị Thanh|Ngã Bảy|Long Khánh|"
    "Đồng Xoài|Điện Biên Phủ"
)


def city_of(name: str, day: date) -> str:
    """Return a unit below the State with its word on a day: tỉnh or thành phố.

    >>> city_of("Đồng Nai", date(2026, 1, 1)), city_of("Đồng Nai", date(2026, 5, 1)), city_of("Hồ Chí Minh", TWO_LEVELS)
    ('tỉnh Đồng Nai', 'thành phố Đồng Nai', 'Thành phố Hồ Chí Minh')
    """
    if name == "Hồ Chí Minh":
        return f"Thành phố {name}"
    city = name in _ALWAYS or (name in CITIES and day >= CITIES[name])
    return f"{'thành phố' if city else 'tỉnh'} {name.removeprefix('Thừa Thiên ')}"
