-- Role assignments of account $1 that are valid now. Areas: prefixes of grid codes; layers null = all.
-- `changes_at`: when the next one of all its assignments begins or ends, on every row; one row without a role where there
-- is none that is valid.
with
  given as (
    select id, role, areas, layers, max_sensitivity, valid_from, valid_to
    from role_assignment
    where user_id = $1 and (valid_to is null or valid_to > now())
  ),
  change as (
    select min(case when valid_from > now() then valid_from else valid_to end) as changes_at from given
  )
select given.role, given.areas, given.layers, given.max_sensitivity as "maxSensitivity", change.changes_at as "changesAt"
from change
left join given on given.valid_from <= now()
order by given.id
