"""Readings made visible: terminal, HTML, exports."""
