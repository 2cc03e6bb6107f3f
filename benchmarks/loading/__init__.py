"""Parts of benchmarks.deadline: the county, the floor, the browsers and the servers."""
