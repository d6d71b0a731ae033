-- Subdistricts whose packs change when an import is taken back: where things lie now and where they lay.
-- $1 job, $2 layer of the target.
select distinct subdistrict
from (
  select before ->> 'subdistrict' as subdistrict from import_effect where job = $1 and before ? 'subdistrict'
  union all
  select subdistrict from import_key where job = $1
  union all
  select item.subdistrict
  from import_effect as change
  join layer_item as item on item.layer = $2 and item.code = split_part(change.id, '|', 2)
  where change.job = $1 and change.relation = 'layer_item'
  union all
  select site.subdistrict
  from import_effect as change join org_site as site on site.code = change.id
  where change.job = $1 and change.relation = 'org_site'
  union all
  select event.subdistrict
  from import_effect as change join grid_event as event on event.no = change.id
  where change.job = $1 and change.relation = 'grid_event'
  union all
  select split_part(id, '|', 1) from import_effect where job = $1 and relation in ('resident', 'residence', 'address', 'building', 'room')
) as place
where subdistrict is not null
order by subdistrict
