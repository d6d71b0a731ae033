-- Accounts that could lead an incident: those who see all of its doors. $1 grids (text[]), $2 roles (text[]), $3 the grade that doors
-- ask for. Columns: id, name.
select account.id, account.display_name as name
from user_account as account
where not account.disabled
  and not exists (
    select from unnest($1::text[]) as grid
    where not exists (
      select from role_assignment as granted, unnest(granted.areas) as area
      where granted.user_id = account.id
        and granted.role = any($2::text[])
        and granted.max_sensitivity >= $3
        and (granted.layers is null or 'ADDRESS' = any(granted.layers))
        and granted.valid_from <= now() and (granted.valid_to is null or granted.valid_to > now())
        and starts_with(grid, area)
    )
  )
order by name, account.id
limit 200
