"""An Excel form of a report's figures for units to fill in, and what they filled in, back as a report.

layout     where everything stands on the form: one table for both ways
checks     what must hold between the figures, as formulas of Excel
writing    a report into the form
reading    a form that was filled in, into the report
"""

from sokert.sheet.reading import read_sheet
from sokert.sheet.writing import sheet

__all__ = ["read_sheet", "sheet"]
