-- Middle of the district. Columns: lon, lat: degrees, CGCS2000.
select lon, lat
from division
where level = 'district' and valid_to is null
order by code
limit 1
