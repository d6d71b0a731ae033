-- Messages of the live journal after one that is known, oldest first.
-- $1 = id of the last known one, $2 = how many at most.
select id, subdistrict, owner, message
from live_message
where id > $1
order by id
limit $2
