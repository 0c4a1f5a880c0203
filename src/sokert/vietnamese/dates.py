def date(d): return f"ngày {d.day:02} tháng {d.month if d.month>2 else '0'+str(d.month)} năm {d.year}"
def blank(year): return f"ngày     tháng     năm {year}"
