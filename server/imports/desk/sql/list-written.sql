-- Grids that an import has written to, and those in which what it changed lay before. $1 job. Columns: grid.
select id as grid from import_change where job = $1 and relation = 'grid'
union
select before ->> 'grid' from import_change where job = $1 and before ->> 'grid' <> ''
union
select building.grid
from import_change as change
join building
  on building.subdistrict = change.before ->> 'subdistrict' and building.code = change.before ->> 'building'
where change.job = $1 and change.relation in ('residence', 'room')
