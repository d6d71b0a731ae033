-- Rows that are addresses: what of the way to them stands by now is gone down, so that the steps left are those that are
-- new. Without a position of its own a row lies where that way has led to. $1 job. Steps: jsonb array of {level, name} in
-- values ->> '@steps', below address_id; lon, lat: CGCS2000.
with recursive walk as (
  select row, subdistrict, address_id as at, values -> '@steps' as steps, 0 as done
  from import_row
  where job = $1 and values ? '@steps' and kind not in ('failed', 'removed', 'doubtful')
  union all
  select walk.row, walk.subdistrict, found.id, walk.steps, walk.done + 1
  from walk
  cross join lateral (
    select child.id
    from address as child
    left join address as floor on floor.subdistrict = child.subdistrict and floor.id = child.parent and floor.level = 11
    where child.subdistrict = walk.subdistrict and child.state <> 'retired'
      and child.level = (walk.steps -> walk.done ->> 'level')::int and child.name = walk.steps -> walk.done ->> 'name'
      and (child.parent = walk.at or floor.parent = walk.at)
    order by child.id
    limit 1
  ) as found
  where walk.done < jsonb_array_length(walk.steps)
),
reached as (
  select distinct on (row) row, at, steps, done from walk order by row, done desc
),
left_over as (
  select row, at, coalesce(jsonb_agg(step order by nth) filter (where nth > done), '[]') as steps
  from reached cross join lateral jsonb_array_elements(reached.steps) with ordinality as one (step, nth)
  where done > 0
  group by row, at
)
update import_row
set
  address_id = left_over.at,
  building = coalesce(reached.building, import_row.building),
  lon = case when import_row.values ? '@unplaced' then reached.lon else import_row.lon end,
  lat = case when import_row.values ? '@unplaced' then reached.lat else import_row.lat end,
  grid = case when import_row.values ? '@unplaced' and reached.grid <> '' then reached.grid else import_row.grid end,
  values = case
    when jsonb_array_length(left_over.steps) = 0 then import_row.values - '@steps'
    else jsonb_set(import_row.values, '{@steps}', left_over.steps)
  end
from left_over
join import_row as waiting on waiting.job = $1 and waiting.row = left_over.row
join address as reached on reached.subdistrict = waiting.subdistrict and reached.id = left_over.at
where import_row.job = $1 and import_row.row = left_over.row
