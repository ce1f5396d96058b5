"""Claims as RDF: quads, sections on disk, the store, what is inferred, exact removal; knows no texts."""
