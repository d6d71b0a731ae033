-- A page of the entries that `matching` holds, newest first. $12 how many.
select
  seq,
  at,
  action,
  coalesce(content ->> 'user', '') as user,
  coalesce(content ->> 'target', '') as target,
  content ->> 'layer' as layer,
  content ->> 'grid' as grid,
  content ->> 'building' as building,
  content ->> 'purpose' as purpose,
  coalesce(content -> 'details', '{}') as details,
  content is null as erased
from matching
order by seq desc
limit $12
