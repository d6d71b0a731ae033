-- Subdistricts with grids in an area. $1 prefix of grid codes.
select distinct subdistrict from grid_cell where starts_with(code, $1) order by subdistrict
