-- What a sender's texts mean, as somebody has answered before. $1 sender, $2 patterns of grids. Columns: text and FoundPlace.
select
  import_answer.text as answered, address.subdistrict, address.id as "addressId", address.level, address.building,
  case when address.level = 12 then address.code end as room,
  address.lon, address.lat, address.grid, address.full_text as "fullText", 1 as confidence
from import_answer
join address on address.subdistrict = import_answer.subdistrict and address.id = import_answer.address_id
where import_answer.sender = $1 and address.state <> 'retired' and address.grid like any($2::text[])
