-- What a complete file no longer has ends today. $1 job, $2 layer.
with gone as (
  select item.subdistrict, item.layer, item.code, to_jsonb(item) as before
  from import_row
  join layer_item as item on item.layer = $2 and item.subdistrict = import_row.subdistrict and item.code = import_row.code
  where import_row.job = $1 and import_row.kind = 'removed'
),
ended as (
  update layer_item
  set valid_to = today()
  from gone
  where layer_item.subdistrict = gone.subdistrict and layer_item.layer = gone.layer and layer_item.code = gone.code
  returning layer_item.layer || '|' || layer_item.code as id, gone.before, md5(layer_item::text) as after
)
insert into import_change (job, relation, id, before, after)
select $1, 'layer_item', id, before, after from ended
