-- Current divisions, for the names in an address. No parameters.
select code, level, name from division where valid_to is null order by code, level
