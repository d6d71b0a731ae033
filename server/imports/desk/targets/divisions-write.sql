-- Divisions, out of the temporary table `coming`: what was is closed, what begins and ends on one day was never true.
-- $1 job. Parts are run in turn.
-- part: remember
insert into import_change (job, relation, id, before)
select $1, 'division', thing.code || '|' || thing.valid_from, to_jsonb(thing)
from division as thing join coming on coming.code = thing.code
where thing.valid_to is null
-- part: leave
with gone as (
  delete from division as thing using coming
  where coming.code = thing.code and thing.valid_to is null and thing.valid_from >= coming.valid_from
  returning $1::text
)
select count(*) from gone
-- part: close
with closed as (
  update division as thing set valid_to = coming.valid_from
  from coming
  where coming.code = thing.code and thing.valid_to is null
  returning thing.code || '|' || thing.valid_from as id, md5(thing::text) as after
)
update import_change as change set after = closed.after
from closed
where change.job = $1 and change.relation = 'division' and change.id = closed.id
-- part: come
with come as (
  insert into division as thing (code, level, kind, name, parent, subdistrict, lon, lat, geometry, valid_from, recorded_at)
  select code, level, kind, name, parent, subdistrict, lon, lat, geometry, valid_from, recorded_at from coming
  returning thing.code || '|' || thing.valid_from as id, md5(thing::text) as after
)
insert into import_change (job, relation, id, after) select $1, 'division', id, after from come
on conflict (job, relation, id) do update set after = excluded.after
