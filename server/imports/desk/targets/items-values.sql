-- What is known of things of a layer, field by field. $1 layer, $2 codes. Columns: code, values.
select
  code,
  attributes || jsonb_build_object(
    'title', title, 'risk', (array['低', '一般', '较大', '重大'])[nullif(risk, 0)], 'last_check', last_check,
    'next_due', next_due, 'manager', manager, 'phone', phone
  ) as values
from layer_item
where layer = $1 and code = any($2::text[])
