-- Every purpose that was ever stated, found by leaping from one to the next. At most $1.
with recursive purpose as (
  (select content ->> 'purpose' as text from audit_content where content ? 'purpose' order by 1 limit 1)
  union all
  select (
    select next.content ->> 'purpose' from audit_content as next
    where next.content ? 'purpose' and next.content ->> 'purpose' > purpose.text order by 1 limit 1
  )
  from purpose where purpose.text is not null
)
select text from purpose where text is not null limit $1
