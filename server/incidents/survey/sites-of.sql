-- Places of business in buildings. $1 subdistricts and $2 codes of buildings side by side (text[]), $3 patterns of visible grids.
select org_site.code, org_site.name, org_site.building, org_site.staff
from unnest($1::text[], $2::text[]) as wanted (subdistrict, building)
join org_site on org_site.subdistrict = wanted.subdistrict and org_site.building = wanted.building
where org_site.valid_to is null and org_site.status = '存续' and org_site.grid like any($3::text[])
order by org_site.staff desc nulls last, org_site.code
