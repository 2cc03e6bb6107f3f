"""The process of a strategy: phases, milestones, the chain of decisions, the work and the contacts."""
