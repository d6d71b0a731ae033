-- Residents, where they live and what names them, out of the temporary table `coming`. $1 job. Parts are run in turn.
-- part: remember
insert into import_change (job, relation, id, before)
select $1, 'person_secret', thing.subdistrict || '|' || thing.resident, to_jsonb(thing) - 'key_purpose'
from person_secret as thing join coming using (subdistrict, resident)
union all
select $1, 'resident', thing.subdistrict || '|' || thing.key, to_jsonb(thing)
from resident as thing join coming on coming.subdistrict = thing.subdistrict and coming.resident = thing.key
union all
select $1, 'residence', thing.subdistrict || '|' || thing.resident || '|' || thing.valid_from, to_jsonb(thing)
from residence as thing
join coming on coming.old_subdistrict = thing.subdistrict and coming.old_resident = thing.resident
  and coming.old_from = thing.valid_from
-- part: people
with come as (
  insert into resident as thing (subdistrict, key, birth_year, sex)
  select subdistrict, resident, birth_year, sex from coming
  on conflict (subdistrict, key) do update set birth_year = excluded.birth_year, sex = excluded.sex
  returning thing.subdistrict || '|' || thing.key as id, md5(thing::text) as after
)
insert into import_change (job, relation, id, after) select $1, 'resident', id, after from come
on conflict (job, relation, id) do update set after = excluded.after
-- part: secrets
with gone as (
  delete from person_secret as thing using coming
  where thing.subdistrict = coming.subdistrict and thing.resident = coming.resident
)
select 1
-- part: sealed
with come as (
  insert into person_secret as thing (subdistrict, resident, key_version, name, id_document, phone, id_index, phone_index)
  select subdistrict, resident, key_version, name, id_document, phone, id_index, phone_index from coming
  returning thing.subdistrict || '|' || thing.resident as id, md5(thing::text) as after
)
insert into import_change (job, relation, id, after) select $1, 'person_secret', id, after from come
on conflict (job, relation, id) do update set after = excluded.after
-- part: leave
with gone as (
  delete from residence as thing using coming
  where coming.old_subdistrict = thing.subdistrict and coming.old_resident = thing.resident
    and coming.old_from = thing.valid_from
    and (coming.kind_of_row = 'changed' or coming.old_from >= coming.valid_from)
),
closed as (
  update residence as thing set valid_to = coming.valid_from
  from coming
  where coming.old_subdistrict = thing.subdistrict and coming.old_resident = thing.resident
    and coming.old_from = thing.valid_from and coming.kind_of_row = 'moved' and coming.old_from < coming.valid_from
  returning thing.subdistrict || '|' || thing.resident || '|' || thing.valid_from as id, md5(thing::text) as after
)
update import_change as change set after = closed.after
from closed
where change.job = $1 and change.relation = 'residence' and change.id = closed.id
-- part: live
with come as (
  insert into residence as thing (subdistrict, resident, room, building, kind, registration, relation, valid_from)
  select subdistrict, resident, room, building, kind, registration, relation, valid_from from coming
  returning thing.subdistrict || '|' || thing.resident || '|' || thing.valid_from as id, md5(thing::text) as after
)
insert into import_change (job, relation, id, after) select $1, 'residence', id, after from come
on conflict (job, relation, id) do update set after = excluded.after
-- part: end
with gone as (
  select thing.subdistrict, thing.resident, thing.valid_from, to_jsonb(thing) as before
  from import_row as waiting
  join residence as thing
    on thing.subdistrict = split_part(waiting.code, ':', 1)
      and thing.resident = split_part(waiting.code, ':', 2)::bigint
      and thing.valid_to is null and thing.is_primary
  where waiting.job = $1 and waiting.kind = 'removed'
),
ended as (
  update residence as thing set valid_to = today()
  from gone
  where thing.subdistrict = gone.subdistrict and thing.resident = gone.resident and thing.valid_from = gone.valid_from
  returning thing.subdistrict || '|' || thing.resident || '|' || thing.valid_from as id, gone.before,
    md5(thing::text) as after
)
insert into import_change (job, relation, id, before, after) select $1, 'residence', id, before, after from ended
