-- Incidents, newest first. $1 id or null = all, $2 patterns of visible grids (text[]), $3 at most.
-- commander: name of who leads it now; offered_to: {id, name} of whom it is offered to, or null; doors: of the roll-call that may be seen.
select
  incident.id,
  incident.kind,
  incident.title,
  incident.drill,
  incident.place,
  incident.subdistricts,
  incident.grids,
  incident.opened_by,
  incident.opened_at,
  incident.closed_at,
  incident.last_seq,
  coalesce(leader.name, opener.display_name, incident.opened_by) as commander,
  offered.person as offered_to,
  (
    select count(*)::int from incident_door as door
    where door.incident = incident.id and door.grid like any($2::text[])
  ) as doors
from incident
left join user_account as opener on opener.id = incident.opened_by
left join lateral (
  select coalesce(account.display_name, case when act ->> 'kind' = 'transfer' then act ->> 'to' end, by_user) as name
  from incident_act
  left join user_account as account on account.id = by_user and act ->> 'kind' = 'takeCommand'
  where incident_act.incident = incident.id
    and (act ->> 'kind' = 'takeCommand' or act ->> 'kind' = 'transfer' and not act ? 'user')
  order by seq desc
  limit 1
) as leader on true
left join lateral (
  select case when act ->> 'kind' = 'transfer' and act ? 'user'
    then jsonb_build_object('id', act ->> 'user', 'name', act ->> 'to') end as person
  from incident_act
  where incident_act.incident = incident.id
    and act ->> 'kind' in ('transfer', 'takeCommand', 'declineCommand', 'close')
  order by seq desc
  limit 1
) as offered on true
where ($1::uuid is null or incident.id = $1)
  and exists (select from unnest(incident.grids) as grid where grid like any($2::text[]))
order by incident.opened_at desc, incident.id
limit $3
