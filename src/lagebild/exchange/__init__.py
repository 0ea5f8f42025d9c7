"""Exchange with other tools of the field: Discourse Network Analyzer (.dna)."""
