-- What is conspicuous about the looks in `matching`. $12 looks within ten minutes, $13 looks outside of working hours on a
-- day, $14 share below which a subdistrict is not an account's own, $15 looks that an account must have made for that,
-- $16 accounts that look at one thing, $17 most findings of a kind. Local time of $11.
with look as (
  select
    at,
    content ->> 'user' as account,
    content ->> 'target' as target,
    left(content ->> 'grid', 9) as area,
    (at at time zone $11)::date as day,
    extract(isodow from at at time zone $11) > 5 or extract(hour from at at time zone $11) not between 8 and 17 as is_late,
    count(*) over (
      partition by content ->> 'user' order by at range between interval '10 minutes' preceding and current row
    ) as recent
  from matching
  where content ->> 'user' not in ('', 'command-line')
),
burst as (
  select account, max(recent) as looks, min(at) - interval '10 minutes' as since, max(at) as until
  from look where recent >= $12 group by account, day
),
late as (
  select account, count(*) as looks, min(at) as since, max(at) as until
  from look where is_late group by account, day having count(*) >= $13
),
by_area as (
  select account, area, count(*) as looks, min(at) as since, max(at) as until,
    sum(count(*)) over (partition by account) as total
  from look where length(area) = 9 group by account, area
),
same as (
  select target, count(*) as looks, count(distinct account) as accounts, min(at) as since, max(at) as until
  from look where target <> '' group by target having count(distinct account) >= $16
),
finding as (
  select 'burst' as pattern, account, '' as target, '' as area, looks, 1 as accounts, since, until,
    row_number() over (order by looks desc, until desc) as place
  from burst
  union all
  select 'offHours', account, '', '', looks, 1, since, until, row_number() over (order by looks desc, until desc)
  from late
  union all
  select 'foreignArea', account, '', area, looks, 1, since, until, row_number() over (order by looks desc, until desc)
  from by_area where total >= $15 and looks < total * $14
  union all
  select 'sameTarget', '', target, '', looks, accounts, since, until,
    row_number() over (order by accounts desc, looks desc, until desc)
  from same
)
select pattern, account as user, target, area, looks::int as looks, accounts::int as accounts, since as from, until as to
from finding
where place <= $17
order by pattern, place
