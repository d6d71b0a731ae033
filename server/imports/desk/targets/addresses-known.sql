-- Which address a row is about: the one with the code that it gives, the one that its number was before, or, for rows
-- without new steps, the one that its text names. What is retired says nothing any more. $1 job, $2 patterns of grids.
update import_row
set
  code = found.code,
  title = case when import_row.title = '' then coalesce(found.called, '') else import_row.title end,
  kind = case when found.problem is null then import_row.kind else 'failed' end,
  remarks = case
    when found.problem is null then import_row.remarks
    else coalesce(import_row.remarks, '[]'::jsonb) || jsonb_build_array(jsonb_build_array('', found.problem))
  end
from (
  select
    waiting.row,
    case when not waiting.values ? '@steps' then right(here.full_text, 80) end as called,
    coalesce(own.subdistrict || ':' || own.id, before.subdistrict || ':' || before.id,
      case when not waiting.values ? '@steps' then waiting.subdistrict || ':' || waiting.address_id end) as code,
    case
      when here.id is null then 'address-changed'
      when waiting.values ? 'address_code' and own.id is null then 'unknown-code'
    end as problem
  from import_row as waiting
  -- What the matcher has found may have been taken back a moment ago.
  left join address as here
    on here.subdistrict = waiting.subdistrict and here.id = waiting.address_id and here.state <> 'retired'
  left join address as own
    on own.code = waiting.values ->> 'address_code' and own.state <> 'retired' and own.grid like any($2::text[])
  left join address as before
    on before.subdistrict = split_part(waiting.code, ':', 1)
      and before.id = nullif(split_part(waiting.code, ':', 2), '')::bigint
      and before.state <> 'retired' and before.grid like any($2::text[])
  where waiting.job = $1 and waiting.kind not in ('failed', 'removed', 'doubtful')
) as found
where import_row.job = $1 and import_row.row = found.row
