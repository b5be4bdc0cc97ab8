"""A campaign laid out in time, for a terminal and for a page: months with their days, bars, columns of a scale."""
