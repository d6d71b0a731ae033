-- Who works in the cells of a plan as it would have them: where it says nothing, who works in the grid of that code today.
-- $1 plan.
with
  cell as (
    select item.id as cell, item.body ->> 'code' as code, item.id = any(plan.staffed) as staffed
    from grid_plan as plan
    join grid_plan_item as item on item.plan = plan.id
    where plan.id = $1 and item.body is not null and item.id like 'cell:%'
  )
select cell.cell, staff.staff_key as "staffKey", staff.name, staff.role, staff.full_time as "fullTime"
from cell
join grid_plan_staff as staff on staff.plan = $1 and staff.cell = cell.cell
where cell.staffed
union all
select distinct on (cell.cell, staff.staff_key)
  cell.cell, staff.staff_key, staff.name, staff.role, staff.full_time
from cell
join grid_staff as staff on staff.subdistrict = left(cell.code, 9) and staff.grid = cell.code
where not cell.staffed
  and staff.valid_from <= today() and (staff.valid_to is null or staff.valid_to > today())
order by 1, 2
