-- Readings with which so many in a row lie at or beyond a limit. $1 quantity, $2 at least, $3 at most, $4 how many in a row, $5 from.
-- lon, lat: CGCS2000.
select reading.sensor, reading.at, sensor.name, sensor.lon, sensor.lat, sensor.grid, sensor.building
from (
  select
    sensor,
    at,
    count(*) filter (where value >= $2::float8 or value <= $3::float8)
      over (partition by sensor order by at rows between $4::int - 1 preceding and current row) as beyond
  from sensor_reading
  where quantity = $1
) as reading
join sensor on sensor.code = reading.sensor
where reading.beyond >= $4::int and reading.at >= $5::timestamptz
order by reading.at
limit 20000
