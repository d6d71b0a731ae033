-- Running enterprises in buildings. $1 subdistricts and $2 codes of the buildings, side by side (text[]).
select 'enterprise' as kind, site.code, site.subdistrict, site.building, null as households
from unnest($1::text[], $2::text[]) as house (subdistrict, code)
join org_site as site on site.subdistrict = house.subdistrict and site.building = house.code
where site.valid_to is null and site.status = '存续'
