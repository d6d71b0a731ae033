-- Houses that nobody names get a name of their own, which no other has. $1 job.
update import_row
set
  title = case when title = '' then '未编号建筑' || fresh_code else title end,
  values = jsonb_set(values, '{@steps}', (
  select jsonb_agg(
    case when step ->> 'name' = '' then step || jsonb_build_object('name', '未编号建筑' || fresh_code) else step end
    order by nth
  )
  from jsonb_array_elements(values -> '@steps') with ordinality as one (step, nth)
))
where job = $1 and values -> '@steps' @> '[{"name": ""}]' and kind not in ('failed', 'removed')
