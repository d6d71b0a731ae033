-- Incidents, newest first. $1 id or null = all, $2 patterns of visible grids (text[]), $3 at most.
-- commander: name of who leads it now; doors: of the roll-call that may be seen.
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
  coalesce(handed.to, opener.display_name, incident.opened_by) as commander,
  (
    select count(*)::int from incident_door as door
    where door.incident = incident.id and door.grid like any($2::text[])
  ) as doors
from incident
left join user_account as opener on opener.id = incident.opened_by
left join lateral (
  select act ->> 'to' as to
  from incident_act
  where incident_act.incident = incident.id and act ->> 'kind' = 'transfer'
  order by seq desc
  limit 1
) as handed on true
where ($1::uuid is null or incident.id = $1)
  and exists (select from unnest(incident.grids) as grid where grid like any($2::text[]))
order by incident.opened_at desc, incident.id
limit $3
