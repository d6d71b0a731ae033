-- What events will be once the rows are taken over. $1 {job, subclasses: {code: {category, level}}}.
next as materialized (
  select
    waiting.row,
    waiting.kind as kind_of_row,
    event.subdistrict as old_subdistrict,
    event.no as old_code,
    waiting.subdistrict,
    coalesce(event.no, waiting.fresh_code) as no,
    event.client_id,
    $1::jsonb -> 'subclasses' -> (waiting.values ->> 'subclass') ->> 'category' as category,
    '2021' as category_version,
    waiting.values ->> 'subclass' as subclass,
    coalesce(event.tags, '{}') as tags,
    coalesce(
      (waiting.values ->> 'level')::smallint, event.level,
      ($1::jsonb -> 'subclasses' -> (waiting.values ->> 'subclass') ->> 'level')::smallint
    ) as level,
    coalesce(waiting.values ->> 'source', event.source, '部门') as source,
    waiting.values ->> 'title' as title,
    coalesce(waiting.values ->> 'description', event.description, '') as description,
    coalesce(
      waiting.values ->> 'state', event.state, case when waiting.values ? 'closed_at' then 'closed' else 'reported' end
    ) as state,
    (waiting.values ->> 'reported_at')::timestamptz as reported_at,
    event.deadline_at,
    coalesce((waiting.values ->> 'closed_at')::timestamptz, event.closed_at) as closed_at,
    waiting.address_id,
    waiting.building,
    waiting.room,
    case when here.same then event.lon else waiting.lon end as lon,
    case when here.same then event.lat else waiting.lat end as lat,
    left(case when here.same then event.grid else waiting.grid end, 12) as community,
    case when here.same then event.grid else waiting.grid end as grid,
    coalesce(event.attributes, '{}') as attributes
  from import_row as waiting
  left join grid_event as event on event.no = waiting.code
  cross join lateral (
    select not waiting.own_position and waiting.address_id is not null
      and (event.subdistrict, event.address_id) = (waiting.subdistrict, waiting.address_id) as same
  ) as here
  where waiting.job = $1::jsonb ->> 'job' and waiting.kind in ('added', 'changed', 'moved', 'same')
)
