-- Prepared zones in use, by subdistrict and name. $1 id or null = all, $2 patterns of visible grids (text[]).
select
  zone.id,
  zone.name,
  zone.kind,
  zone.subdistrict,
  coalesce(division.name, zone.subdistrict) as "subdistrictName",
  zone.place,
  zone.buildings
from incident_zone as zone
left join division on division.code = zone.subdistrict || '000' and division.valid_to is null
where zone.retired_at is null
  and ($1::uuid is null or zone.id = $1)
  and exists (select from unnest(zone.grids) as grid where grid like any($2::text[]))
order by zone.subdistrict, zone.name, zone.id
limit 1000
