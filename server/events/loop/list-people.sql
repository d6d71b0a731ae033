-- Accounts whose grants reach a place, with how many events they have in hand. $1 grid, $2 roles (text[]), $3 the grade that events
-- ask for. Columns: id, name, roles, open.
with
  able as (
    select account.id, account.display_name as name, array_agg(distinct granted.role order by granted.role) as roles
    from user_account as account
    join role_assignment as granted on granted.user_id = account.id
    where not account.disabled
      and granted.role = any($2::text[])
      and granted.max_sensitivity >= $3
      and (granted.layers is null or 'EVENT' = any(granted.layers))
      and granted.valid_from <= now() and (granted.valid_to is null or granted.valid_to > now())
      and exists (select from unnest(granted.areas) as area where starts_with($1, area))
    group by account.id, account.display_name
  )
select
  able.id,
  able.name,
  able.roles,
  (select count(*)::int from grid_event as event where event.holder_user = able.id) as open
from able
order by open, able.name, able.id
limit 200
