-- Layers and subdistricts whose packs change when an import is taken back: where things lie now and where they lay. $1 job.
select distinct layer, subdistrict
from (
  select item.layer, item.subdistrict
  from import_change as change
  join layer_item as item on change.id = item.layer || '|' || item.code
  where change.job = $1 and change.relation = 'layer_item'
  union all
  select before ->> 'layer', before ->> 'subdistrict'
  from import_change
  where job = $1 and relation = 'layer_item' and before is not null
) as place
order by layer, subdistrict
