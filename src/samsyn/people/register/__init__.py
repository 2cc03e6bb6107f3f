"""The register of organisations: list, change, in and out as a spreadsheet."""
