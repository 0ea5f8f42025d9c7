"""Exchange with other tools of the field: DNA (.dna), INCEpTION (CAS XMI), news systems (ninjs), flat tables (CSV)."""
