"""Lists of the catalogue: any combination of filters, any page, all facet counts, at flat cost."""
