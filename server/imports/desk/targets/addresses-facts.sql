-- What the base knows of the buildings and rooms that rows correct. $1 job. Statements are run in turn.
-- part: remember buildings
insert into import_change (job, relation, id, before)
select $1, 'building', thing.subdistrict || '|' || thing.code, to_jsonb(thing)
from import_row as waiting
join address on address.subdistrict = split_part(waiting.code, ':', 1) and address.id = split_part(waiting.code, ':', 2)::bigint
join building as thing on thing.subdistrict = address.subdistrict and thing.code = address.code
where waiting.job = $1 and (waiting.kind in ('changed', 'moved') or waiting.values ? '@adopts')
  and (waiting.geometry is not null or waiting.values ?| array['use', 'floors', 'stairwells', 'year', 'danger', 'self_built'])
-- part: buildings
with come as (
  update building as thing
  set
    use = coalesce(waiting.values ->> 'use', thing.use),
    floors = coalesce((waiting.values ->> 'floors')::numeric, thing.floors),
    stairwells = coalesce((waiting.values ->> 'stairwells')::numeric, thing.stairwells),
    year = coalesce((waiting.values ->> 'year')::numeric, thing.year),
    danger = coalesce(waiting.values ->> 'danger', thing.danger),
    self_built = coalesce((waiting.values ->> 'self_built')::boolean, thing.self_built),
    footprint = coalesce(waiting.geometry, thing.footprint),
    recorded_at = now()
  from import_row as waiting
  join address
    on address.subdistrict = split_part(waiting.code, ':', 1) and address.id = split_part(waiting.code, ':', 2)::bigint
  where waiting.job = $1 and (waiting.kind in ('changed', 'moved') or waiting.values ? '@adopts')
    and (waiting.geometry is not null or waiting.values ?| array['use', 'floors', 'stairwells', 'year', 'danger', 'self_built'])
    and thing.subdistrict = address.subdistrict and thing.code = address.code
  returning thing.subdistrict || '|' || thing.code as id, md5(thing::text) as after
)
update import_change set after = come.after
from come
where import_change.job = $1 and import_change.relation = 'building' and import_change.id = come.id
-- part: remember rooms
insert into import_change (job, relation, id, before)
select $1, 'room', thing.subdistrict || '|' || thing.code, to_jsonb(thing)
from import_row as waiting
join address on address.subdistrict = split_part(waiting.code, ':', 1) and address.id = split_part(waiting.code, ':', 2)::bigint
join room as thing on thing.subdistrict = address.subdistrict and thing.code = address.code
where waiting.job = $1 and waiting.kind = 'changed' and waiting.values ?| array['use', 'floor', 'tenure', 'area_m2']
-- part: rooms
with come as (
  update room as thing
  set
    use = coalesce(waiting.values ->> 'use', thing.use),
    floor = coalesce((waiting.values ->> 'floor')::numeric, thing.floor),
    tenure = coalesce(waiting.values ->> 'tenure', thing.tenure),
    area_m2 = coalesce((waiting.values ->> 'area_m2')::numeric::real, thing.area_m2)
  from import_row as waiting
  join address
    on address.subdistrict = split_part(waiting.code, ':', 1) and address.id = split_part(waiting.code, ':', 2)::bigint
  where waiting.job = $1 and waiting.kind = 'changed' and waiting.values ?| array['use', 'floor', 'tenure', 'area_m2']
    and thing.subdistrict = address.subdistrict and thing.code = address.code
  returning thing.subdistrict || '|' || thing.code as id, md5(thing::text) as after
)
update import_change set after = come.after
from come
where import_change.job = $1 and import_change.relation = 'room' and import_change.id = come.id
