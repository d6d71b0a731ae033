-- Sensors with what they have told last: those that fire first, then those that are silent. $1 patterns of visible grids (text[]),
-- $2 prefix of grids that is asked about, $3 how many, $4 quantities (text[]). lon, lat: CGCS2000. Columns as in SensorState; total
-- and silent count all.
with
  known as (
    select
      sensor.*,
      sensor.last_at is null or sensor.last_at < now() - interval '1 day' as is_silent,
      exists (
        select from alarm_subject as subject
        join alarm on alarm.id = subject.alarm
        where subject.subject = sensor.code and subject.cleared_at is null and alarm.cleared_at is null
      ) as is_alarming
    from sensor
    where sensor.grid like any($1::text[])
      and starts_with(sensor.grid, $2)
  ),
  page as (
    select
      known.*,
      count(*) over ()::int as total,
      (count(*) filter (where is_silent) over ())::int as silent
    from known
    order by is_alarming desc, is_silent desc, last_at desc nulls last, code
    limit $3
  )
select
  page.code, page.name, page.lon, page.lat, page.grid, page.building,
  page.last_at as "lastAt",
  page.is_silent as "isSilent",
  page.is_alarming as "isAlarming",
  coalesce(told.readings, '[]') as values,
  page.total,
  page.silent
from page
left join lateral (
  select jsonb_agg(jsonb_build_object('quantity', newest.quantity, 'value', newest.value, 'at', newest.at)) as readings
  from unnest($4::text[]) as asked (quantity)
  cross join lateral (
    select quantity, value, at
    from sensor_reading
    where sensor_reading.sensor = page.code and sensor_reading.quantity = asked.quantity
    order by at desc
    limit 1
  ) as newest
) as told on true
order by page.is_alarming desc, page.is_silent desc, page.last_at desc nulls last, page.code
