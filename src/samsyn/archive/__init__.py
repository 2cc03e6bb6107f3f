"""Floor 7: a whole region in and out as one file, copies that are tried, and a look at the site's health."""
