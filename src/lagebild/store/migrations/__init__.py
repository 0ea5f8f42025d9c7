"""The schema's history, one module a revision; shipped with the package and run when a store is opened."""
