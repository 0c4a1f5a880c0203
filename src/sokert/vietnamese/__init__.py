from sokert.models import Metric, Period
from sokert.vietnamese import page, periods
from sokert.vietnamese.numbers import number


def said(v):
    if isinstance(v, Metric):
        return (v.hedge + " " if v.hedge else "") + number(v.value)
    if isinstance(v, Period):
        return periods.name(v)
    return str(v)


def change(m):
    return "tăng"


FILTERS = {"change": change, "roman": lambda n: "I" * n, **page.FILTERS}
