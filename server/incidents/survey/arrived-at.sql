-- People counted in at shelters by all roll-calls that are open now. $1 codes of shelters (text[]).
select act.act ->> 'shelter' as shelter, sum((act.act ->> 'people')::int)::int as people
from incident
join incident_act as act on act.incident = incident.id
where incident.closed_at is null
  and act.act ->> 'kind' = 'countArrivals'
  and act.act ->> 'shelter' = any($1::text[])
group by act.act ->> 'shelter'
