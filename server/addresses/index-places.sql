-- Places of the levels 6–9 that may be meant by an address, parents before children. lon, lat: CGCS2000.
select subdistrict, id, code, level, parent, name, full_text as "fullText", lon, lat, community, grid
from address
where level between 6 and 9 and state <> 'retired'
order by level, subdistrict, id
