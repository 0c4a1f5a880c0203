"""Charts as parts of a Word file: drawn by the house, or an office's own filled; each with its workbook."""
