-- What things are called. $1 kinds and $2 codes side by side (text[]), $3 subdistricts (text[]).
select 'building' as kind, building.code, coalesce(address.full_text, building.title) as label
from building
left join address on address.subdistrict = building.subdistrict and address.id = building.address_id
where building.subdistrict = any($3::text[])
  and building.code in (select code from unnest($1::text[], $2::text[]) as one (kind, code) where kind = 'building')
union all
select 'household', room.code, coalesce(address.full_text, room.number)
from room
left join address on address.subdistrict = room.subdistrict and address.id = room.address_id
where room.subdistrict = any($3::text[])
  and room.code in (select code from unnest($1::text[], $2::text[]) as one (kind, code) where kind = 'household')
union all
select 'enterprise', code, name
from org_site
where subdistrict = any($3::text[])
  and code in (select code from unnest($1::text[], $2::text[]) as one (kind, code) where kind = 'enterprise')
union all
select 'event', no, title
from grid_event
where subdistrict = any($3::text[])
  and no in (select code from unnest($1::text[], $2::text[]) as one (kind, code) where kind = 'event')
