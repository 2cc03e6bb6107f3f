"""Floor 2: where files are kept, and what is looked at before one is taken in.

A folder, or object storage by the S3 protocol; each uploaded file asked of ClamAV, when there is one.
"""
