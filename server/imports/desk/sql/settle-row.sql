-- An answered row gets its place. $1 job, $2 row, $3 subdistrict, $4 grid, $5 address id, $6 building, $7 room, $8 lon,
-- $9 lat, $10 whether those are the row's own, $11 key or null = as it is, $12 title, $13 answer.
update import_row
set
  kind = 'added', code = null, subdistrict = $3, grid = $4, address_id = $5, building = $6, room = $7, lon = $8, lat = $9,
  own_position = $10, key = coalesce($11, key), title = $12, answer = $13,
  values = values - '@steps'
where job = $1 and row = $2
