"""What came in, was returned, was approved: a record that only grows, beside the plan."""
