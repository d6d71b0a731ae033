-- Every account with the roles and areas that are valid now.
select account.id, account.username, account.display_name as "displayName", account.disabled,
  account.created_at as "createdAt",
  coalesce(array_agg(distinct assignment.role) filter (where assignment.role is not null), '{}') as roles,
  coalesce((
    select array_agg(distinct area) from role_assignment given, unnest(given.areas) as area
    where given.user_id = account.id and (given.valid_to is null or given.valid_to > now())
  ), '{}') as areas
from user_account account
left join role_assignment assignment on assignment.user_id = account.id
  and assignment.valid_from <= now() and (assignment.valid_to is null or assignment.valid_to > now())
group by account.id
order by account.username
