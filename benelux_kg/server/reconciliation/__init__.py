"""Reconciliation: from names in somebody's table to things of the graph.

Source: Reconciliation Service API 0.2, W3C Entity Reconciliation Community Group.
"""
