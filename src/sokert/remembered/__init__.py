"""What a Word file remembers: the report it was made from, and what a person changed in it since.

data       the report it carries, and the map of what was printed
said       any Word file as lines to compare
edits      two lots of lines into what was changed, figure by figure, sentence by sentence
applying   edits back into the report file they came from
"""
