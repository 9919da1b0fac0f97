"""What only the HTML report shows, as parts of the result: computed once in the analyzer, drawn by the renderer.

None of it is in the findings document (contract, section 4).
"""
