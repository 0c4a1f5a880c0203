def name(p):
    half={1:"đầu",2:"cuối"}
    return f"6 tháng {half[p.number]} năm {p.year}"
def window(p): return ""
