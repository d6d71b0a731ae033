-- What things of a layer will be once the rows are taken over: `next`. $1 {job, layer, classAttribute, stateAttribute,
-- classValues[], stateValues[], onlyKnown}. `onlyKnown`: of rows alone that are about a thing of the base. A cell that is empty says nothing: what is known stays. Geometry: WKB, lon-lat, CGCS2000.
next as materialized (
  select
    waiting.row,
    waiting.kind,
    item.subdistrict as old_subdistrict,
    item.code as old_code,
    waiting.subdistrict,
    $1::jsonb ->> 'layer' as layer,
    coalesce(item.code, waiting.fresh_code) as code,
    coalesce(waiting.values ->> 'title', item.title, waiting.title) as title,
    coalesce(waiting.address_id, item.address_id) as address_id,
    waiting.building,
    waiting.room,
    coalesce(waiting.site, case when item.building = waiting.building then item.site end) as site,
    case when here.same then item.lon else waiting.lon end as lon,
    case when here.same then item.lat else waiting.lat end as lat,
    coalesce(waiting.geometry, item.geometry) as geometry,
    left(case when here.same then item.grid else waiting.grid end, 12) as community,
    case when here.same then item.grid else waiting.grid end as grid,
    coalesce(array_position(
      array(select jsonb_array_elements_text($1::jsonb -> 'classValues')),
      merged.attributes ->> ($1::jsonb ->> 'classAttribute')
    ), 0)::smallint as class,
    coalesce(array_position(
      array(select jsonb_array_elements_text($1::jsonb -> 'stateValues')),
      merged.attributes ->> ($1::jsonb ->> 'stateAttribute')
    ), 0)::smallint as state,
    coalesce(array_position(array['低', '一般', '较大', '重大'], waiting.values ->> 'risk'), item.risk, 0)::smallint as risk,
    merged.attributes,
    coalesce((waiting.values ->> 'last_check')::date, item.last_check) as last_check,
    coalesce((waiting.values ->> 'next_due')::date, item.next_due) as next_due,
    coalesce(waiting.values ->> 'manager', item.manager) as manager,
    coalesce(waiting.values ->> 'phone', item.phone) as phone,
    coalesce(item.valid_from, today()) as valid_from
  from import_row as waiting
  left join layer_item as item on item.layer = $1::jsonb ->> 'layer' and item.code = waiting.code
  -- Found by its address and there already: then it stays where it stands in the building.
  cross join lateral (
    select not waiting.own_position and waiting.address_id is not null
      and (item.subdistrict, item.address_id) = (waiting.subdistrict, waiting.address_id) as same
  ) as here
  cross join lateral (
    select coalesce(item.attributes, '{}'::jsonb)
      || (waiting.values - array['title', 'uscc', 'risk', 'last_check', 'next_due', 'manager', 'phone']) as attributes
  ) as merged
  where waiting.job = $1::jsonb ->> 'job' and waiting.kind in ('added', 'changed', 'moved', 'same')
    and (waiting.code is not null or not coalesce(($1::jsonb ->> 'onlyKnown')::boolean, false))
)
