-- An address with all that stands below it, for its review. $1 subdistrict, $2 id. Columns as in Row of review.ts; lon, lat:
-- CGCS2000; footprint: WKB, of buildings only.
with recursive below as (
  select id from address where subdistrict = $1 and id = $2
  union
  select address.id from below
  join address on address.subdistrict = $1 and address.parent = below.id and address.state <> 'retired'
)
select address.subdistrict, address.id, address.code, address.level, address.parent, address.name,
  address.full_text as "fullText", address.normal_form as "normalForm", address.state, address.lon, address.lat,
  address.entrance_lon as "entranceLon", address.entrance_lat as "entranceLat", address.community, address.grid,
  building.footprint
from below
join address on address.subdistrict = $1 and address.id = below.id
left join building on address.level = 9 and building.subdistrict = $1 and building.code = address.code
order by address.id
