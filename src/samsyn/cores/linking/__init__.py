"""Where a comment belongs: explicit references, headings, likeness in Swedish, and what officers have confirmed."""
