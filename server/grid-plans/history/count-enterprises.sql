-- Places of business in operation on a day, by place. $1 patterns of visible grids (text[]), $2 prefix of grids, $3 day or null = now.
select lon, lat, count(*)::int as count
from org_site
where grid like any($1::text[]) and starts_with(grid, $2) and status = '存续'
  and case when $3::date is null then valid_to is null
    else valid_from <= $3::date and (valid_to is null or valid_to > $3::date) end
group by lon, lat
