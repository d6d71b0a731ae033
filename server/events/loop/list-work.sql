-- What waits for an account or for the desks it sits at, the soonest due first; a subdistrict's desk also sees what lies at those of
-- its communities, which may have nobody of their own. $1 account, $2 areas of its desks (text[]),
-- $3 patterns of visible grids (text[]), $4 limit. lon, lat: CGCS2000. Columns: those of a summary, holder, stage_due_at, supervision, total.
select
  event.no, event.category, event.subclass, event.level, event.state, event.source, event.title, event.reported_at,
  event.deadline_at, event.closed_at, event.lon, event.lat, event.grid, address.full_text as address,
  case when event.holder_user = $1 then 'me' else 'desk' end as holder,
  event.stage_due_at, event.supervision,
  count(*) over ()::int as total
from grid_event as event
left join address on address.subdistrict = event.subdistrict and address.id = event.address_id
where event.grid like any($3::text[])
  and (
    event.holder_user = $1
    or (event.holder_kind = 'desk' and left(event.desk_area, 9) = any($2::text[]))
    or (event.holder_kind = 'desk' and event.desk_area = any($2::text[]))
    or (
      event.subdistrict = any($2::text[])
      and event.course is null
      and event.state in ('reported', 'accepted', 'done')
    )
  )
order by coalesce(event.stage_due_at, event.deadline_at) nulls last, event.reported_at, event.no
limit $4
