-- What a new report needs: its number, and the routing that the district has settled, if it has. Columns: serial, id, rules.
select nextval('event_number') as serial, settled.id, settled.rules
from (select) as one
left join lateral (select id, rules from event_routing order by id desc limit 1) as settled on true
