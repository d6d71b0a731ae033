-- What a change has left. $1 plan, $2 version, $3 ids (text[]), $4 bodies (text[] of JSON; null = gone).
insert into grid_plan_item (plan, id, version, body)
select $1, item.id, $2, item.body::json
from unnest($3::text[], $4::text[]) as item (id, body)
on conflict (plan, id) do update set version = excluded.version, body = excluded.body
