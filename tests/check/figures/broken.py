"""What breaks each rule of figures, and no other: metrics and identities that are added to a clean report."""

from __future__ import annotations

from typing import Any

BROKEN: dict[str, dict[str, Any]] = {
    "FIGURE-IDENTITY": {
        "metrics": [
            {"code": "vd_nhan", "name": "Hồ sơ tiếp nhận", "value": 10045, "unit": "hồ sơ"},
            {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
            {"code": "vd_con", "name": "Hồ sơ đang giải quyết", "value": 412, "unit": "hồ sơ"},
            {"code": "vd_tra", "name": "Hồ sơ trả lại", "value": 21, "unit": "hồ sơ"},
        ],
        "identities": ["vd_nhan = vd_xong + vd_con + vd_tra"],
    },
    "FIGURE-IDENTITY-PREVIOUS": {
        "metrics": [
            {"code": "vd_nhan", "name": "Hồ sơ tiếp nhận", "value": 10045, "unit": "hồ sơ", "previous": 9500},
            {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ", "previous": 9022},
            {"code": "vd_con", "name": "Hồ sơ đang giải quyết", "value": 412, "unit": "hồ sơ", "previous": 450},
            {"code": "vd_tra", "name": "Hồ sơ trả lại", "value": 23, "unit": "hồ sơ", "previous": 18},
        ],
        "identities": ["vd_nhan = vd_xong + vd_con + vd_tra"],
    },
    "FIGURE-IDENTITY-ROUNDING": {
        "metrics": [
            {"code": "vd_thu", "name": "Thu ngân sách", "value": "12.5", "unit": "tỷ đồng"},
            {"code": "vd_noi_dia", "name": "Thu nội địa", "value": "7.3", "unit": "tỷ đồng"},
            {"code": "vd_khac", "name": "Thu khác", "value": "5.3", "unit": "tỷ đồng"},
        ],
        "identities": ["vd_thu = vd_noi_dia + vd_khac"],
    },
    "FIGURE-IDENTITY-NAME": {
        "metrics": [{"code": "vd_tong_so", "name": "Tổng số văn bản", "value": 713, "unit": "văn bản"}],
        "identities": ["vd_tong_so = vd_tong_soo"],
    },
    "FIGURE-IDENTITY-SYNTAX": {"identities": ["vd_con_lai = vd_nhan - (vd_xong + vd_tra"]},
    "FIGURE-IDENTITY-WINDOWS": {
        "metrics": [
            {"code": "vd_thu", "name": "Thu ví dụ", "value": 12, "unit": "tỷ đồng"},
            {"code": "vd_noi", "name": "Thu nội địa", "value": 7, "unit": "tỷ đồng"},
            {
                "code": "vd_mua",
                "name": "Thu theo mùa",
                "value": 5,
                "unit": "tỷ đồng",
                "window": {"from": "2022-10-01", "to": "2023-03-31"},
            },
        ],
        "identities": ["vd_thu = vd_noi + vd_mua"],
    },
    "FIGURE-UNKNOWN-METRIC": {
        "metrics": [
            {"code": "vd_tong_so", "name": "Tổng số văn bản", "value": 713, "unit": "văn bản"},
            {"code": "vd_ky_so", "name": "Văn bản ký số", "value": 702, "unit": "văn bản", "part_of": "vd_tongso"},
        ]
    },
    "FIGURE-PART-RING": {
        "metrics": [{"code": "vd_viec", "name": "Việc đã làm", "value": 713, "unit": "việc", "part_of": "vd_viec"}],
    },
    "FIGURE-UNKNOWN-PLAN": {
        "metrics": [
            {
                "code": "vd_thu",
                "name": "Thu ngân sách",
                "value": 285,
                "unit": "tỷ đồng",
                "plan": [{"by": "HĐND tỉnh", "value": 520}],
                "stated": [{"kind": "progress", "value": "54.8", "by": "HĐND huyện"}],
            }
        ]
    },
    "FIGURE-CATALOGUE-NAME": {
        "metrics": [{"code": "luot_truy_caap", "name": "Truy cập ví dụ", "value": 700, "unit": "lượt"}]
    },
    "FIGURE-CATALOGUE-UNIT": {"metrics": [{"code": "hien_mau", "name": "Hiến máu", "value": 35, "unit": "lượt"}]},
    "FIGURE-PARTS": {
        "metrics": [
            {"code": "vd_tong_so", "name": "Văn bản ban hành", "value": 713, "unit": "văn bản"},
            {"code": "vd_quyet_dinh", "name": "Quyết định", "value": 402, "unit": "văn bản", "part_of": "vd_tong_so"},
            {"code": "vd_ke_hoach", "name": "Kế hoạch", "value": 340, "unit": "văn bản", "part_of": "vd_tong_so"},
        ]
    },
    "FIGURE-TWO-VALUES": {
        "metrics": [
            {"code": "vd_than_bai", "name": "Văn bản ví dụ", "value": 12480, "unit": "văn bản"},
            {"code": "vd_phu_luc", "name": "Văn bản ví dụ", "value": 12840, "unit": "văn bản"},
        ]
    },
    "FIGURE-WRITTEN": {
        "metrics": [
            {"code": "vd_den", "name": "Văn bản đến", "value": 20870, "unit": "văn bản", "written": "hơn 28 nghìn"}
        ]
    },
    "FIGURE-STATED-CHANGE": {
        "metrics": [
            {
                "code": "vd_den",
                "name": "Văn bản đến",
                "value": 12480,
                "unit": "văn bản",
                "previous": 11600,
                "stated": [{"kind": "change", "value": "6.7"}],
            }
        ]
    },
    "FIGURE-STATED-DIFFERENCE": {
        "metrics": [
            {
                "code": "vd_den",
                "name": "Văn bản đến",
                "value": 12480,
                "unit": "văn bản",
                "previous": 11600,
                "stated": [{"kind": "difference", "value": 808}],
            }
        ]
    },
    "FIGURE-STATED-POINTS": {
        "metrics": [
            {
                "code": "vd_ty_le",
                "name": "Tỷ lệ đúng hạn",
                "value": "99.8",
                "previous": "99.2",
                "unit": "%",
                "nature": "rate",
                "stated": [{"kind": "points", "value": "1.6"}],
            }
        ]
    },
    "FIGURE-STATED-MULTIPLE": {
        "metrics": [
            {
                "code": "vd_luot",
                "name": "Lượt truy cập",
                "value": 1150,
                "unit": "lượt",
                "previous": 500,
                "stated": [{"kind": "multiple", "value": "3.2"}],
            }
        ]
    },
    "FIGURE-STATED-INDEX": {
        "metrics": [
            {
                "code": "vd_cuoc",
                "name": "Cuộc họp",
                "value": 96,
                "unit": "cuộc",
                "previous": 100,
                "stated": [{"kind": "index", "value": 104}],
            }
        ]
    },
    "FIGURE-STATED-SHARE": {
        "metrics": [
            {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
            {
                "code": "vd_dung_han",
                "name": "Hồ sơ đúng hạn",
                "value": 9592,
                "unit": "hồ sơ",
                "stated": [{"kind": "share", "value": "98.9", "of": "vd_xong"}],
            },
        ]
    },
    "FIGURE-STATED-AVERAGE": {
        "metrics": [
            {
                "code": "vd_luot",
                "name": "Lượt truy cập",
                "value": 4305000,
                "unit": "lượt",
                "stated": [{"kind": "average", "value": 771500}],
            }
        ]
    },
    "FIGURE-AVERAGE-WINDOW": {
        "metrics": [
            {
                "code": "vd_luot",
                "name": "Lượt truy cập",
                "value": 4305000,
                "unit": "lượt",
                "stated": [{"kind": "average", "value": 861000}],
            }
        ]
    },
    "FIGURE-PLAN": {
        "metrics": [
            {
                "code": "vd_cay",
                "name": "Cây trồng",
                "value": 1085,
                "unit": "cây",
                "plan": 1000,
                "stated": [{"kind": "excess", "value": "18.5"}],
            }
        ]
    },
    "FIGURE-WHOLE-GROWTH": {
        "metrics": [
            {
                "code": "vd_thu",
                "name": "Thu ngân sách",
                "value": 300,
                "unit": "tỷ đồng",
                "stated": [{"kind": "change", "value": 12}],
            },
            {
                "code": "vd_noi_dia",
                "name": "Thu nội địa",
                "value": 200,
                "unit": "tỷ đồng",
                "stated": [{"kind": "change", "value": 5}],
            },
            {
                "code": "vd_khac",
                "name": "Thu khác",
                "value": 100,
                "unit": "tỷ đồng",
                "stated": [{"kind": "change", "value": 3}],
            },
        ],
        "identities": ["vd_thu = vd_noi_dia + vd_khac"],
    },
    "FIGURE-WHOLE-PROGRESS": {
        "metrics": [
            {"code": "vd_chung", "name": "Giải ngân ví dụ", "value": 110, "unit": "tỷ đồng", "plan": 275},
            {"code": "vd_tw", "name": "Vốn trung ương", "value": 60, "unit": "tỷ đồng", "plan": 100},
            {"code": "vd_dp", "name": "Vốn địa phương", "value": 50, "unit": "tỷ đồng", "plan": 100},
        ],
        "identities": ["vd_chung = vd_tw + vd_dp"],
    },
    "FIGURE-SIGN": {
        "metrics": [
            {
                "code": "vd_di",
                "name": "Văn bản đi",
                "value": 4905,
                "unit": "văn bản",
                "previous": 5120,
                "stated": [{"kind": "change", "value": "4.2"}],
            }
        ]
    },
    "FIGURE-INDEX-AS-GROWTH": {
        "metrics": [
            {
                "code": "vd_den",
                "name": "Văn bản đến",
                "value": 12480,
                "unit": "văn bản",
                "previous": 11600,
                "stated": [{"kind": "change", "value": "107.6"}],
            }
        ]
    },
    "FIGURE-POINTS": {
        "metrics": [
            {
                "code": "vd_ty_le",
                "name": "Tỷ lệ đúng hạn",
                "value": "99.8",
                "previous": "99.2",
                "unit": "%",
                "nature": "rate",
                "stated": [{"kind": "change", "value": "0.6"}],
            }
        ]
    },
    "FIGURE-MULTIPLE-AS-GROWTH": {
        "metrics": [
            {
                "code": "vd_luot",
                "name": "Lượt truy cập",
                "value": 1150,
                "unit": "lượt",
                "previous": 500,
                "stated": [{"kind": "multiple", "value": "1.3"}],
            }
        ]
    },
    "FIGURE-ZERO-BASE": {
        "metrics": [
            {
                "code": "vd_vu",
                "name": "Vụ cháy",
                "value": 4,
                "unit": "vụ",
                "previous": 0,
                "stated": [{"kind": "change", "value": 100}],
            }
        ]
    },
    "FIGURE-NOT-COMPARED": {
        "metrics": [
            {
                "code": "vd_tin",
                "name": "Tin bài đăng tải",
                "value": 2600,
                "unit": "tin bài",
                "hedge": "gần",
                "previous": 2310,
            },
            {
                "code": "vd_luot",
                "name": "Lượt truy cập",
                "value": 51240,
                "unit": "lượt",
                "previous": {"value": 48000, "hedge": "hơn"},
            },
        ]
    },
    "FIGURE-PLAN-YEAR": {
        "metrics": [
            {
                "code": "vd_ho_so",
                "name": "Hồ sơ đã giải quyết",
                "value": 1870,
                "unit": "hồ sơ",
                "window": {"from": "2024-04-01", "to": "2024-06-30"},
                "plan": 4000,
            }
        ]
    },
    "FIGURE-NOT-COMPARABLE": {
        "metrics": [
            {
                "code": "vd_dan_so",
                "name": "Dân số ví dụ",
                "value": 900,
                "unit": "người",
                "scope": "địa bàn mới",
                "previous": {"value": 500, "scope": "địa bàn cũ"},
                "stated": [{"kind": "change", "value": 80}],
            }
        ]
    },
    "FIGURE-NOT-KNOWN": {"metrics": [{"code": "vd_cho", "name": "Số đang chờ", "unit": "vụ"}]},
    "FIGURE-PARTIAL": {
        "metrics": [
            {
                "code": "vd_tong",
                "name": "Vụ của các xã",
                "value": 7,
                "unit": "vụ",
                "coverage": {"units": 2, "of": 3, "without": ["Xã C"]},
            }
        ]
    },
    "FIGURE-CUT": {
        "metrics": [
            {
                "code": "vd_lam",
                "name": "Nhiệm vụ đã làm",
                "value": 7237,
                "unit": "nhiệm vụ",
                "plan": 10000,
                "stated": [{"kind": "progress", "value": "72.3"}],
            }
        ]
    },
    "FIGURE-SHARES-100": {
        "metrics": [
            {"code": "vd_tin", "name": "Tin bài ví dụ", "value": 2600, "unit": "tin bài", "hedge": "ước"},
            {
                "code": "vd_viet",
                "name": "Tin bài tự viết",
                "value": 1500,
                "unit": "tin bài",
                "part_of": "vd_tin",
                "stated": [{"kind": "share", "value": 58}],
            },
            {
                "code": "vd_dan",
                "name": "Tin bài dẫn lại",
                "value": 1085,
                "unit": "tin bài",
                "part_of": "vd_tin",
                "stated": [{"kind": "share", "value": 45}],
            },
        ],
        "identities": ["vd_tin = vd_viet + vd_dan"],
    },
    "FIGURE-RATE": {
        "metrics": [
            {"code": "vd_giao", "name": "Nhiệm vụ được giao", "value": 40, "unit": "nhiệm vụ"},
            {
                "code": "vd_ty_le",
                "name": "Tỷ lệ hoàn thành",
                "value": "96.2",
                "unit": "%",
                "nature": "rate",
                "of": "vd_giao",
            },
        ]
    },
    "FIGURE-RATIO-AS-PERCENT": {
        "metrics": [{"code": "vd_ty_le", "name": "Tỷ lệ đúng hạn", "value": "0.9", "unit": "%", "nature": "rate"}]
    },
    "FIGURE-RATE-PAIR": {
        "metrics": [
            {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
            {"code": "vd_dung_han", "name": "Hồ sơ đúng hạn", "value": 9592, "unit": "hồ sơ"},
            {
                "code": "vd_ty_le",
                "name": "Tỷ lệ đúng hạn",
                "value": "98.9",
                "unit": "%",
                "nature": "rate",
                "done": "vd_dung_han",
                "of": "vd_xong",
            },
        ]
    },
    "FIGURE-RATE-BASES": {
        "metrics": [
            {"code": "vd_nhan", "name": "Hồ sơ tiếp nhận", "value": 10045, "unit": "hồ sơ"},
            {"code": "vd_xong", "name": "Hồ sơ đã giải quyết", "value": 9610, "unit": "hồ sơ"},
            {
                "code": "vd_truoc",
                "name": "Giải quyết trước hạn",
                "value": 7002,
                "unit": "hồ sơ",
                "part_of": "vd_xong",
                "stated": [{"kind": "share", "value": "72.9", "of": "vd_xong"}],
            },
            {
                "code": "vd_dung",
                "name": "Giải quyết đúng hạn",
                "value": 2590,
                "unit": "hồ sơ",
                "part_of": "vd_xong",
                "stated": [{"kind": "share", "value": "25.8", "of": "vd_nhan"}],
            },
        ]
    },
    "FIGURE-HEDGE-NOT-ROUND": {
        "metrics": [{"code": "vd_chi_dao", "name": "Văn bản chỉ đạo", "value": 612, "unit": "văn bản", "hedge": "hơn"}]
    },
    "FIGURE-HEDGE-DIRECTION": {
        "metrics": [
            {"code": "vd_tin", "name": "Tin bài", "value": 2600, "unit": "tin bài", "hedge": "gần"},
            {"code": "vd_viet", "name": "Tin bài tự viết", "value": 1400, "unit": "tin bài"},
            {"code": "vd_dan", "name": "Tin bài dẫn lại", "value": 1250, "unit": "tin bài"},
        ],
        "identities": ["vd_tin = vd_viet + vd_dan"],
    },
    "FIGURE-UNIT-MISSING": {"metrics": [{"code": "vd_thu", "name": "Thu ngân sách", "value": 285}]},
    "FIGURE-SCALE-DOUBLED": {
        "metrics": [{"code": "vd_chi", "name": "Chi thường xuyên", "value": 1200000000, "unit": "tỷ đồng"}]
    },
    "FIGURE-SCALES-MIXED": {
        "metrics": [
            {"code": "vd_chi", "name": "Chi ví dụ", "value": "2.05", "unit": "tỷ đồng"},
            {"code": "vd_mua", "name": "Mua sắm", "value": 850, "unit": "triệu đồng", "part_of": "vd_chi"},
        ]
    },
    "FIGURE-UNITS": {
        "metrics": [
            {"code": "vd_thu", "name": "Thu ví dụ", "value": 285, "unit": "tỷ đồng"},
            {"code": "vd_khach", "name": "Lượt khách", "value": 85, "unit": "lượt", "part_of": "vd_thu"},
        ]
    },
    "FIGURE-SAME-VALUE": {
        "metrics": [
            {"code": "vd_di", "name": "Văn bản đi", "value": 8223, "unit": "văn bản", "previous": 7910},
            {"code": "vd_khach", "name": "Lượt khách", "value": 8223, "unit": "lượt", "previous": 1020},
        ]
    },
    "FIGURE-OVER-100": {
        "metrics": [{"code": "vd_ty_le", "name": "Tỷ lệ đúng hạn", "value": "102.3", "unit": "%", "nature": "rate"}]
    },
    "FIGURE-OVER-TOTAL": {
        "metrics": [{"code": "vd_tieu_chi", "name": "Tiêu chí đạt", "value": 20, "unit": "tiêu chí", "total": 19}]
    },
    "FIGURE-SMALL-BASE": {
        "metrics": [
            {
                "code": "vd_vu",
                "name": "Vụ việc",
                "value": 8,
                "unit": "vụ",
                "previous": 3,
                "stated": [{"kind": "change", "value": "166.7"}],
            }
        ]
    },
    "FIGURE-RANK": {
        "metrics": [{"code": "vd_hang", "name": "Chỉ số cải cách hành chính", "value": 0, "nature": "rank"}]
    },
    "FIGURE-NEGATIVE-COUNT": {
        "metrics": [{"code": "vd_con", "name": "Hồ sơ đang giải quyết", "value": -412, "unit": "hồ sơ"}]
    },
    "FIGURE-FRACTION-OF-COUNT": {
        "metrics": [{"code": "vd_hs", "name": "Hồ sơ ví dụ", "value": "25.12", "unit": "hồ sơ"}]
    },
    "FIGURE-THOUSANDFOLD": {
        "metrics": [{"code": "vd_chi", "name": "Chi ví dụ", "value": "12.5", "unit": "tỷ đồng", "previous": 11250}]
    },
    "FIGURE-MIXED-DECIMALS": {
        "metrics": [
            {"code": "vd_0", "name": "Tỷ lệ ví dụ 0", "value": "99.8", "unit": "%", "nature": "rate"},
            {"code": "vd_1", "name": "Tỷ lệ ví dụ 1", "value": "88.1", "unit": "%", "nature": "rate"},
            {"code": "vd_2", "name": "Tỷ lệ ví dụ 2", "value": "72.35", "unit": "%", "nature": "rate"},
        ]
    },
    "FIGURE-PLANS": {
        "metrics": [
            {"code": "vd_von", "name": "Vốn ví dụ", "value": 110, "unit": "tỷ đồng", "plan": 195},
            {"code": "vd_von_tw", "name": "Vốn trung ương ví dụ", "value": 60, "unit": "tỷ đồng", "plan": 100},
            {"code": "vd_von_dp", "name": "Vốn địa phương ví dụ", "value": 50, "unit": "tỷ đồng", "plan": 90},
        ],
        "identities": ["vd_von = vd_von_tw + vd_von_dp"],
    },
    "FIGURE-RECEIVED": {
        "metrics": [
            {"code": "tiep_nhan", "name": "Hồ sơ tiếp nhận ví dụ", "value": 845, "unit": "hồ sơ"},
            {"code": "da_giai_quyet", "name": "Đã giải quyết ví dụ", "value": 802, "unit": "hồ sơ"},
            {"code": "dang_giai_quyet", "name": "Đang giải quyết ví dụ", "value": 34, "unit": "hồ sơ"},
        ]
    },
}

# What breaks the rules that metrics cannot break: sentences.
SENTENCES = {
    "FIGURE-SUM": "Ví dụ có 3.161 cây giống, gồm 846 cây keo và 2.351 cây quế.",
    "FIGURE-REST": "Ví dụ có 164/205 trường đạt chuẩn, đạt tỷ lệ 80%; còn 51 trường chưa đạt chuẩn.",
    "FIGURE-PRODUCT": "Lúa ví dụ 4.250 ha, năng suất 63,2 tạ/ha, sản lượng 28.660 tấn.",
}
