-- The divisions that hold, and whether anything of the address base lies in them: such a name is written into every address
-- below. No parameters. Geometry: WKB, lon-lat, CGCS2000.
select
  division.code, division.name, division.kind, division.lon, division.lat, division.geometry,
  exists (
    select from address
    where address.level > 5 and address.state <> 'retired' and case division.level
      when 'district' then starts_with(address.subdistrict, left(division.code, 6))
      when 'subdistrict' then address.subdistrict = left(division.code, 9)
      else address.subdistrict = left(division.code, 9) and address.community = division.code
    end
  ) as "hasAddresses"
from division
where division.valid_to is null and division.level in ('district', 'subdistrict', 'community')
order by division.code
