-- Lines and areas, out of the temporary table `coming`. $1 job, $2 layer. Parts are run in turn.
-- part: remember
insert into import_change (job, relation, id, before)
select $1, 'map_feature', thing.layer || '|' || thing.code, to_jsonb(thing)
from map_feature as thing
join coming on coming.layer = thing.layer and coming.old_subdistrict = thing.subdistrict and coming.old_code = thing.code
-- part: leave
with gone as (
  delete from map_feature as thing using coming
  where coming.layer = thing.layer and coming.old_subdistrict = thing.subdistrict and coming.old_code = thing.code
  returning $1::text
)
select count(*) from gone
-- part: come
with come as (
  insert into map_feature as thing (
    subdistrict, layer, code, name, class, state, risk, lon, lat, geometry, properties, grid
  )
  select subdistrict, layer, code, name, class, state, risk, lon, lat, geometry, properties, grid from coming
  returning thing.layer || '|' || thing.code as id, md5(thing::text) as after
)
insert into import_change (job, relation, id, after)
select $1, 'map_feature', id, after from come
on conflict (job, relation, id) do update set after = excluded.after
-- part: end
with ended as (
  delete from map_feature as thing using import_row as waiting
  where waiting.job = $1 and waiting.kind = 'removed' and thing.layer = $2
    and thing.subdistrict = waiting.subdistrict and thing.code = waiting.code
  returning thing.layer || '|' || thing.code as id, to_jsonb(thing) as before
)
insert into import_change (job, relation, id, before) select $1, 'map_feature', id, before from ended
