-- Accounts whose grants reach places, with how many events they have in hand; those who reach the most first. $1 grids (text[], one
-- per event), $2 roles (text[]), $3 the grade that events ask for. Columns: id, name, roles, open, reaches (how many of the grids).
with
  able as (
    select
      account.id,
      account.display_name as name,
      array_agg(distinct granted.role order by granted.role) as roles,
      count(distinct place.event)::int as reaches
    from user_account as account
    join role_assignment as granted on granted.user_id = account.id
    join unnest($1::text[]) with ordinality as place (grid, event)
      on exists (select from unnest(granted.areas) as area where starts_with(place.grid, area))
    where not account.disabled
      and granted.role = any($2::text[])
      and granted.max_sensitivity >= $3
      and (granted.layers is null or 'EVENT' = any(granted.layers))
      and granted.valid_from <= now() and (granted.valid_to is null or granted.valid_to > now())
    group by account.id, account.display_name
  )
select
  able.id,
  able.name,
  able.roles,
  (select count(*)::int from grid_event as event where event.holder_user = able.id) as open,
  able.reaches
from able
order by able.reaches desc, open, able.name, able.id
limit 200
