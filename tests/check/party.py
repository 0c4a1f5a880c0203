"""A Party report written by hand, with nothing wrong in it by either guide."""

from __future__ import annotations

from dataclasses import dataclass

from check.hand import State, line, par, run, table


@dataclass
class Party(State):
    """A Party report; fields mean what they mean for the State."""

    country: str = "ĐẢNG CỘNG SẢN VIỆT NAM"
    motto_line: float = 208
    parent: str = "ĐẢNG BỘ TỈNH BẮC KẠN"
    agency: str = "ĐẢNG ỦY VĂN PHÒNG"
    number: str = "Số 12-BC/ĐU"
    date: str = "Bắc Kạn, ngày 05 tháng 7 năm 2023"
    subject: str = "sơ kết công tác 6 tháng đầu năm 2023"
    star: str = "*"
    hyphens: str = "-----"
    indent: int = 567
    spacing: int = 360
    rule: str = "exact"
    end: str = "."
    authority: tuple = ("T/M ĐẢNG ỦY",)
    position: str = "PHÓ BÍ THƯ"
    recipients: tuple = ("- Tỉnh ủy,", "- Các chi bộ,", "- Lưu Văn phòng Đảng ủy.")

    def __post_init__(self):
        end = ";" if "năm 2026" in self.date else ","  # the later guide's, and the earlier's
        self.recipients = tuple(each[:-1] + end if each[-1:] in (",", ";") else each for each in self.recipients)

    def _head(self):
        left = [par(self.r("parent", self.parent, 14), align="center")]
        left += [par(self.r("agency", self.agency, 14, True), align="center")]
        left += [par(self.r("star", self.star, 14), align="center")] if self.star else [par()]
        right = [par(self.r("country", self.country, 15, True), align="center")]
        right += [line(self.lines, self.motto_line, 5184)]
        number = par(self.r("number", self.number, 14), align="center")
        date = par(self.r("date", self.date, 14, False, True), align="center")
        return table([("".join(left), "".join(right) or par()), (number, date)], (3820, 5400))

    def _closing(self):
        left = par(self.r("label", self.label, 14, under="single"), align="left")
        left += "".join(par(self.r("recipients", each, 12), align="left") for each in self.recipients)
        right = "".join(par(self.r("authority", each, 14, True), align="center") for each in self.authority)
        right += par(self.r("position", self.position, 14), align="center")
        right += par() * 4 + par(self.r("name", self.name, 14, True), align="center")
        return table([(left, right)], (4200, 5020))

    def document(self):
        kind = par(self.r("type", self.type, 16, True), align="center", before=240)
        kind += par(self.r("subject", self.subject, 14, True), align="center")
        kind += par(run(self.hyphens, 14), align="center") if self.hyphens else ""
        to = "".join(par(self.r("addressee", each, 14), align="center") for each in self.addressees)
        return (
            self._head()
            + self.extra
            + kind
            + to
            + par()
            + self._text()
            + par()
            + self._closing()
            + self._section(self.start)
        )
