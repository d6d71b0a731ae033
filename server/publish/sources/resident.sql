-- Residents, counted per building and put into bands, of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
with building_residents as (
  select residence.building, count(*) as residents
  from residence
  where residence.subdistrict = current_setting('publish.subdistrict')
    and residence.valid_to is null
    and residence.is_primary
  group by residence.building
)
select
  building.code,
  building.lon,
  building.lat,
  null::bytea,
  coalesce(
    array_position(
      (select current_setting('publish.class_values')::text[]),
      case
        when building_residents.residents >= 200 then '200+'
        when building_residents.residents >= 50 then '50–199'
        when building_residents.residents >= 10 then '10–49'
        when building_residents.residents >= 5 then '5–9'
        else '<5'
      end
    ),
    0
  )::int2,
  0::int2,
  0::int2,
  null::text,
  building.grid
from building
left join building_residents on building_residents.building = building.code
where building.subdistrict = current_setting('publish.subdistrict')
order by building.code
