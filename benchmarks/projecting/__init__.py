"""What projections are measured against."""
