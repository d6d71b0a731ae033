-- Events that a rule may count: not those that an alarm has opened. $1 subclasses (text[]), $2 reported from. lon, lat: CGCS2000.
select no, title as name, subclass, reported_at, lon, lat, grid, building
from grid_event
where reported_at >= $2
  and subclass = any($1::text[])
  and not attributes ? 'alarm'
  and state not in ('rejected', 'voided')
  and merged_into is null
order by reported_at desc
limit 50000
