-- Changes of addresses, newest first. $1 patterns of visible grids (text[]), $2 subdistricts that these lie in (text[]) or
-- null, $3 id before which to go on or null, $4 limit. Columns as in ChangeRow, and the text of the address; of one whose
-- creation was taken back as it was then.
select change.id, change.op, change.subdistrict, change.address_id as "addressId", change.before, change.after,
  change.doc_no as "docNo", change.effective, coalesce(account.display_name, change.made_by) as by,
  change.recorded_at as "recordedAt", change.reverses, change.reversed_by as "reversedBy", place.full_text as "fullText"
from address_change as change
left join user_account as account on account.id = change.made_by
cross join lateral (
  select full_text, grid from address where subdistrict = change.subdistrict and id = change.address_id
  union all
  (
    select full_text, grid from address_version
    where subdistrict = change.subdistrict and id = change.address_id order by version desc limit 1
  )
  limit 1
) as place
where ($2::text[] is null or change.subdistrict = any($2))
  and ($3::bigint is null or change.id < $3)
  and place.grid like any($1::text[])
order by change.id desc
limit $4
