-- An address as it was in the world on a day, by what is known now. $1 subdistrict, $2 id, $3 day; $3 null = as it is.
-- Columns as in DetailRow; lon, lat: CGCS2000.
select subdistrict, id, code, level, parent, name, full_text as "fullText", state, lon, lat, entrance_lon as "entranceLon",
  entrance_lat as "entranceLat", community, grid, building, valid_from as "validFrom", recorded_at as "recordedAt"
from address
where subdistrict = $1 and id = $2 and ($3::date is null or valid_from <= $3)
union all
select subdistrict, id, code, level, parent, name, full_text, state, lon, lat, entrance_lon, entrance_lat, community, grid,
  building, valid_from, recorded_from
from address_version
where subdistrict = $1 and id = $2 and recorded_to is null and valid_from <= $3::date and $3::date < valid_to
limit 1
