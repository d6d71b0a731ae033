-- Residents counted per building: nobody is a feature of their own. $1 {layer}. Points: lon, lat, CGCS2000.
-- aged60, children14: by year of birth, as of today.
select
  $1::jsonb ->> 'layer' as layer,
  building.code,
  building.title,
  building.subdistrict,
  building.grid,
  building.lon,
  building.lat,
  null::bytea as geometry,
  0::smallint as risk,
  jsonb_build_object(
    'band', case
      when people.count < 5 then '<5' when people.count < 10 then '5–9' when people.count < 50 then '10–49'
      when people.count < 200 then '50–199' else '200+' end,
    'count', people.count, 'households', people.households, 'aged60', people.aged60,
    'children14', people.children14, 'floating', people.floating
  ) as attributes,
  building.address_id,
  building.code as building,
  null::text as room,
  building.valid_from::timestamptz as at
from building
left join lateral (
  select
    count(*)::int as count,
    count(distinct residence.room)::int as households,
    count(*) filter (where resident.birth_year <= extract(year from now()) - 60)::int as aged60,
    count(*) filter (where resident.birth_year >= extract(year from now()) - 14)::int as children14,
    count(*) filter (where residence.registration = '流动')::int as floating
  from residence
  join resident on resident.subdistrict = residence.subdistrict and resident.key = residence.resident
  where residence.subdistrict = building.subdistrict
    and residence.building = building.code
    and residence.valid_to is null
    and residence.is_primary
) as people on true
