-- The entries that a filter asks for; every parameter null = not asked for.
-- $1 first number, $2 number behind the last, $3 account, $4 actions (text[]), $5 purpose, $6 layer, $7 grid or area prefix,
-- $8 targets (text[]), $9 building, $10 true = only outside of working hours; $11 time zone.
select entry.seq, entry.at, entry.action, content.content
from audit_entry as entry
join audit_content as content using (seq)
where ($1::bigint is null or entry.seq >= $1)
  and ($2::bigint is null or entry.seq < $2)
  and ($3::text is null or content.content ->> 'user' = $3)
  and ($4::text[] is null or entry.action = any($4))
  and ($5::text is null or (content.content ? 'purpose' and content.content ->> 'purpose' = $5))
  and ($6::text is null or (content.content ? 'layer' and content.content ->> 'layer' = $6))
  and ($7::text is null or (content.content ? 'grid' and content.content ->> 'grid' like $7 || '%'))
  and ($7::text is null or length($7) < 9 or left(content.content ->> 'grid', 9) = left($7, 9))
  and (
    $8::text[] is null
    or content.content ->> 'target' = any($8)
    or (content.content ? 'building' and content.content ->> 'building' = $9)
  )
  and (
    $10::boolean is not true
    or extract(isodow from entry.at at time zone $11) > 5
    or extract(hour from entry.at at time zone $11) not between 8 and 17
  )
