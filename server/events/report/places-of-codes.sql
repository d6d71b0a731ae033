-- Where address codes lie. $1 codes of buildings or rooms (text[]). Columns: place (from 1, in the order given), lon, lat (CGCS2000),
-- and of the address; codes that are none are left out.
select given.place::integer, found.*
from unnest($1::text[]) with ordinality as given (code, place)
join lateral (
  select subdistrict, id as address_id, building, case when level = 12 then code end as room, lon, lat, community, grid
  from address
  where address.code = given.code and state in ('active', 'verified')
  limit 1
) as found on true
