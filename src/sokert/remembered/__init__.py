"""What a Word file remembers: the report it was made from, and what a person changed in it since.

data       the report it carries, and the map of what was printed
said       any Word file as lines to compare
edits      two lots of lines into what was changed, figure by figure, sentence by sentence
replacing  a file that a person changed gives way to a rendering that says all they wrote
"""
