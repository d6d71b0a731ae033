-- What each row would do. $1 job. A new building where another one stands already is asked about, unless that one is known
-- by its outline alone and nothing hangs on it: then this is what it is called (`@adopts`), whoever of the file says so first. A known address is called
-- otherwise when the one new step beside it is of its level; where its number was another address, nobody can tell which is right. Positions: CGCS2000; some 5 m move nothing.
with next as (
  select
    waiting.row, waiting.subdistrict, waiting.address_id, waiting.lon, waiting.lat, waiting.own_position, waiting.values,
    waiting.code, coalesce(waiting.values -> '@steps', '[]') as steps,
    known.id, known.level, known.code as known_code, known.building as known_building, waiting.building, known.lon as old_lon, known.lat as old_lat,
    above.level as parent_level, waiting.candidates -> 0 as there, waiting.geometry, nameless.id as nameless,
    waiting.values ? '@unplaced' as is_unplaced,
    jsonb_path_exists(waiting.values, '$."@steps"[*] ? (@.level == 9)') as needs_house,
    jsonb_path_query_array(waiting.values, '$."@steps"[*] ? (@.level <= 9)') as house,
    case when floor.level = 11 then floor.parent else known.parent end as parent,
    row_number() over (
      partition by waiting.subdistrict, waiting.address_id, waiting.values -> '@steps' order by waiting.row
    ) as nth
  from import_row as waiting
  left join address as known
    on known.subdistrict = split_part(waiting.code, ':', 1)
      and known.id = nullif(split_part(waiting.code, ':', 2), '')::bigint
  left join address as above on above.subdistrict = waiting.subdistrict and above.id = waiting.address_id
  left join address as floor on floor.subdistrict = known.subdistrict and floor.id = known.parent
  left join address as nameless
    on nameless.subdistrict = waiting.subdistrict
      and nameless.id = (waiting.candidates -> 0 ->> 'addressId')::bigint and nameless.state <> 'retired'
      and nameless.name ~ '^未编号建筑[0-9]+$'
      and not exists (
        select from address as inside where inside.subdistrict = nameless.subdistrict and inside.parent = nameless.id
      )
  where waiting.job = $1 and waiting.kind in ('added', 'changed', 'moved', 'same')
),
named as (
  select
    next.*,
    case when next.id is null and next.needs_house
      and (next.address_id, next.house) = (
        first_value(next.address_id) over of_nameless, first_value(next.house) over of_nameless
      ) then next.nameless
    end as adopts
  from next
  window of_nameless as (partition by next.nameless, next.id is null and next.needs_house order by next.row)
),
found as (
  select
    next.row, next.old_lon, next.old_lat, next.adopts,
    case
      when next.is_unplaced and (next.steps -> 0 ->> 'level')::int <= 9
        and not (next.parent_level = 7 and coalesce((next.steps -> 0 ->> 'isSilent')::boolean, false)) then 'no-position-for-new'
      when next.steps -> 0 ->> 'level' = '12' and next.parent_level = 9 and building.stairwells > 0 then 'stairwell-missing'
      when next.id is not null and next.steps = '[]' and next.code <> next.subdistrict || ':' || next.address_id
        then 'number-elsewhere'
      when next.id is not null and next.steps <> '[]' and (
        jsonb_array_length(next.steps) > 1 or (next.steps -> 0 ->> 'level')::int <> next.level
        or next.address_id <> next.parent
      ) then 'number-elsewhere'
      when next.id is null and next.nth > 1 then 'repeated-row'
      when next.there is not null and next.adopts is null and (next.needs_house or next.level = 9)
        and next.known_building is distinct from next.there ->> 'building' then 'building-there'
    end as problem,
    case
      when next.id is null then 'added'
      when next.own_position and next.level between 7 and 9
        and (abs(next.old_lon - next.lon) > 0.00005 or abs(next.old_lat - next.lat) > 0.00005) then 'moved'
      when next.steps <> '[]' or (
        coalesce(next.values ->> 'use', own.use, room.use), coalesce((house_said ->> 'floors')::numeric, own.floors),
        coalesce((house_said ->> 'stairwells')::numeric, own.stairwells), coalesce((house_said ->> 'year')::numeric, own.year),
        coalesce((inside ->> 'floor')::numeric, room.floor), coalesce(inside ->> 'tenure', room.tenure),
        coalesce((inside ->> 'area_m2')::numeric::real, room.area_m2), coalesce(house_said ->> 'danger', own.danger),
        coalesce((house_said ->> 'self_built')::boolean, own.self_built), coalesce(case when own.code is not null then next.geometry end, own.footprint)
      ) is distinct from (
        coalesce(own.use, room.use), own.floors::numeric, own.stairwells::numeric, own.year::numeric, room.floor::numeric,
        room.tenure, room.area_m2, own.danger, own.self_built, own.footprint
      ) then 'changed'
      else 'same'
    end as kind
  from named as next
  left join building on building.subdistrict = next.subdistrict and building.code = next.building
  left join building as own
    on next.level = 9 and own.subdistrict = next.subdistrict and own.code = next.known_code
  left join room on next.level = 12 and room.subdistrict = next.subdistrict and room.code = next.known_code
  -- What a row of a room says of its building, or the other way round, changes nothing.
  cross join lateral (
    select case when own.code is not null then next.values end as house_said, case when room.code is not null then next.values end as inside
  ) as said
)
update import_row
set
  kind = case
    when found.problem is null then found.kind when found.problem = 'building-there' then 'doubtful' else 'failed'
  end,
  from_lon = case when found.problem is null and found.kind = 'moved' then found.old_lon end,
  from_lat = case when found.problem is null and found.kind = 'moved' then found.old_lat end,
  values = (import_row.values - '@adopts')
    || case when found.adopts is null then '{}' else jsonb_build_object('@adopts', found.adopts) end,
  remarks = case
    when found.problem is null then import_row.remarks
    else coalesce(import_row.remarks, '[]'::jsonb) || jsonb_build_array(jsonb_build_array('', found.problem))
  end
from found
where import_row.job = $1 and import_row.row = found.row
