-- What lines and areas of the base map will be once the rows are taken over: `next`. $1 {job, layer, classValues[]}. A cell
-- that is empty says nothing: what is known stays. Geometry: WKB, lon-lat, CGCS2000.
next as materialized (
  select
    waiting.row,
    waiting.kind as kind_of_row,
    feature.subdistrict as old_subdistrict,
    feature.code as old_code,
    waiting.subdistrict,
    $1::jsonb ->> 'layer' as layer,
    coalesce(feature.code, waiting.fresh_code) as code,
    coalesce(waiting.values ->> 'title', feature.name, '') as name,
    coalesce(
      array_position(
        array(select jsonb_array_elements_text($1::jsonb -> 'classValues')), waiting.values ->> 'class'
      ),
      feature.class, 0
    )::smallint as class,
    coalesce(feature.state, 0::smallint) as state,
    coalesce(feature.risk, 0::smallint) as risk,
    waiting.lon,
    waiting.lat,
    waiting.geometry,
    coalesce(feature.properties, '{}'::jsonb) as properties,
    waiting.grid
  from import_row as waiting
  left join map_feature as feature on feature.layer = $1::jsonb ->> 'layer' and feature.code = waiting.code
  where waiting.job = $1::jsonb ->> 'job' and waiting.kind in ('added', 'changed', 'moved', 'same')
)
