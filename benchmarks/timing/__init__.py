"""Steps of the pipeline that are timed, each in a process of its own."""
