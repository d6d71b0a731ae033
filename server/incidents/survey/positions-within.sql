-- Where those on duty in open incidents were last. $1 west, $2 south, $3 east, $4 north (degrees, CGCS2000), $5 patterns of visible
-- grids (text[]), $6 not older than (seconds). accuracy_m: metres.
select position.name, position.lon, position.lat, position.accuracy_m, position.at, incident.title as incident
from incident_position as position
join incident on incident.id = position.incident and incident.closed_at is null
where position.lon between $1 and $3
  and position.lat between $2 and $4
  and position.at > now() - make_interval(secs => $6)
  and exists (select from unnest(incident.grids) as grid where grid like any($5::text[]))
order by position.at desc
limit 200
