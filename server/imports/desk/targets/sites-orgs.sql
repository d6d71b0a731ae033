-- After sites-next.sql: organisations that are not known yet; of those that are, only their places are written.
, come as (
  insert into org (uscc, name, kind, industry, status)
  select distinct on (uscc) uscc, name, kind, industry, status
  from next
  where kind_of_row in ('added', 'changed', 'moved')
  order by uscc, row
  on conflict (uscc) do nothing
  returning uscc, md5(org::text) as after
)
insert into import_change (job, relation, id, after)
select $1::jsonb ->> 'job', 'org', uscc, after from come
