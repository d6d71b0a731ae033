-- An address as it was in the world on a day, by what was known at an instant. $1 subdistrict, $2 id, $3 day or null = as it
-- is, $4 instant or null = by what is known now. Columns as in DetailRow; lon, lat: CGCS2000.
select subdistrict, id, code, level, parent, name, full_text as "fullText", state, lon, lat, entrance_lon as "entranceLon",
  entrance_lat as "entranceLat", community, grid, building, valid_from as "validFrom", recorded_at as "recordedAt"
from address
where subdistrict = $1 and id = $2 and ($3::date is null or valid_from <= $3)
  and ($4::timestamptz is null or recorded_at < $4)
union all
select subdistrict, id, code, level, parent, name, full_text, state, lon, lat, entrance_lon, entrance_lat, community, grid,
  building, valid_from, recorded_from
from address_version
where subdistrict = $1 and id = $2
  and case when $4::timestamptz is null then recorded_to is null
      else recorded_from < $4 and (recorded_to is null or recorded_to >= $4) end
  and valid_from <= coalesce($3::date, 'infinity')
  and (valid_to is null or coalesce($3::date, 'infinity') < valid_to)
limit 1
