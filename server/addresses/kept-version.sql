-- What the kept address base was made of: changes whenever addresses change, and when a day begins or ends the time of an
-- alias. No parameters. Columns: version (null = nothing was published or waits to be).
select parts.published || parts.waiting || ' ' || current_database() || ' ' || parts.aliases || ' ' || parts.changes as version
from (
  select
    (select coalesce(string_agg(subdistrict || '@' || version || '@' || created_at, ' ' order by subdistrict), '')
     from pack where layer = 'ADDRESS' and current) as published,
    (select coalesce(string_agg(subdistrict || '!' || marked_at, ' ' order by subdistrict), '')
     from dirty_pack where layer = 'ADDRESS') as waiting,
    (select count(*) filter (where valid_from <= today()) || '/' || count(*) filter (where valid_to < today())
     from address_alias) as aliases,
    (select count(*) || '/' || coalesce(max(recorded_at)::text, '') from address_change) as changes
) as parts
where parts.published || parts.waiting <> ''
