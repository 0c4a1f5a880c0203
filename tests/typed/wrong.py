"""What types can tell is wrong: each line marked wrong is refused by both checkers, and no other."""

from __future__ import annotations

import sokert

sokert.Metric(cod="a", name="Văn bản", value=1)  # wrong
sokert.Metric(code="a", name="Văn bản", value=[1])  # wrong
sokert.Metric(code="a", name="Văn bản", value=1, hedge="khoang")  # wrong
sokert.Metric(code="a", name="Văn bản", value=1, plan=[{"by": "UBND"}])  # wrong
sokert.Metric("a", "Văn bản")  # wrong
sokert.Report(period="2023-H1")  # wrong
sokert.Section(title="Một", sections=["Hai"])  # wrong
sokert.Settings(rate_decimal=2)  # wrong
metric = sokert.Metric(code="a", name="Văn bản", value=1)
metric.value = 3  # wrong
text: str = metric.value  # wrong
sokert.render("report.yaml")  # wrong
sokert.Template("half-year/office", missing="none")  # wrong
issuer: sokert.IssuerIn = {"name": "Văn phòng", "place": "Bắc Kạn", "cod": "VP"}  # wrong
rows: list[sokert.MetricIn] = [{"code": "a", "name": "A", "value": []}]  # wrong
