-- Role assignments of account $1 that are valid now. Areas: prefixes of grid codes; layers null = all.
select role, areas, layers, max_sensitivity as "maxSensitivity"
from role_assignment
where user_id = $1 and valid_from <= now() and (valid_to is null or valid_to > now())
order by id
