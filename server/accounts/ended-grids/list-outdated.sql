-- Grants that are valid or to come and name grids that are no more, each grid with those in force that it has become, by its
-- lineage. Columns: grant, account, username, displayName, role, ended (code), endedAt (day or null), successors ([{code, name}]).
with recursive
  gone as (
    select assignment.id, assignment.user_id, assignment.role, area as code
    from role_assignment as assignment, unnest(assignment.areas) as area
    where (assignment.valid_to is null or assignment.valid_to > now())
      and length(area) = 15
      and not exists (select from grid_cell where code = area and valid_to is null)
  ),
  trail (ended, code) as (
    select distinct code, code from gone
    union
    select trail.ended, lineage.to_code
    from trail
    join grid_lineage as lineage on lineage.from_code = trail.code and lineage.to_code <> ''
  ),
  successor as (
    select trail.ended, jsonb_agg(jsonb_build_object('code', cell.code, 'name', cell.name) order by cell.code) as list
    from trail
    join grid_cell as cell on cell.code = trail.code and cell.valid_to is null
    group by trail.ended
  )
select
  gone.id as grant,
  account.id as account,
  account.username,
  account.display_name as "displayName",
  gone.role,
  gone.code as ended,
  (select max(cell.valid_to)::text from grid_cell as cell where cell.code = gone.code) as "endedAt",
  coalesce(successor.list, '[]') as successors
from gone
join user_account as account on account.id = gone.user_id
left join successor on successor.ended = gone.code
order by account.username, gone.id, gone.code
