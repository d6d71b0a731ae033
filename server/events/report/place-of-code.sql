-- Where an address code lies. $1 code of building or room. lon, lat: CGCS2000.
select subdistrict, id as address_id, building, case when level = 12 then code end as room, lon, lat, community, grid
from address
where code = $1 and state in ('active', 'verified')
limit 1
