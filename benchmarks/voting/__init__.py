"""Parts of benchmarks.votes: conversations made up, and either side in a process of its own."""
