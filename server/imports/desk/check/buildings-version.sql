-- Changes whenever buildings have changed: what is published of them and what waits to be. No parameters.
select coalesce(string_agg(part, ' ' order by part), '') as version from (
  select subdistrict || '@' || version as part from pack where layer in ('BUILDING', 'ADDRESS') and current
  union all
  select subdistrict || '!' || marked_at from dirty_pack where layer in ('BUILDING', 'ADDRESS')
  union all
  select 'n' || count(*) from building
) as parts
