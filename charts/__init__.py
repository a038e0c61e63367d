"""Pictures that a group reads on a phone: a frozen record in, a small PNG out."""
