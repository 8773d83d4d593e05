"""Editions: publishing the site side by side with what was published before, and losing nothing.

A change of the published branch is worked out as a plain value (`tree_model.Change`), written as a
commit of its own, read back, and only then made visible by one exchange of the branch's tip.
"""
