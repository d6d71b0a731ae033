-- Rows that name a room behind a number, but not the house, where the number has houses with names of their own: somebody
-- has to say which. $1 job.
update import_row
set
  kind = 'doubtful',
  candidates = '[]',
  remarks = coalesce(remarks, '[]'::jsonb) || '[["", "address-new-unsure"]]'::jsonb
from address as door
where import_row.job = $1 and import_row.kind not in ('failed', 'removed', 'doubtful')
  and import_row.values -> '@steps' -> 0 ->> 'isSilent' = 'true'
  and door.subdistrict = import_row.subdistrict and door.id = import_row.address_id
  and exists (
    select from address as house
    where house.subdistrict = door.subdistrict and house.parent = door.id and house.level = 9
      and house.state <> 'retired' and house.full_text <> door.full_text
  )
