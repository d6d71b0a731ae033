-- Saved views that an account may open: its own and those given to it or to a role that it holds. $1 account, $2 its roles,
-- $3 id of one view or null for all. The question comes only with one.
select
  view.id,
  view.name,
  owner.display_name as owner,
  view.owner = $1 as "isOwn",
  subscription.user_id is not null as subscribed,
  coalesce(view.changed_at > subscription.seen_at, false) as "hasNews",
  view.shared_roles as roles,
  array(
    select account.username from user_account as account
    where account.id = any (view.shared_accounts)
    order by account.username
  ) as accounts,
  view.changed_at as "changedAt",
  case when $3::text is not null then view.question end as question
from saved_view as view
join user_account as owner on owner.id = view.owner
left join view_subscription as subscription
  on subscription.view = view.id and subscription.user_id = $1
where (view.owner = $1 or $1 = any (view.shared_accounts) or view.shared_roles && $2::text[])
  and ($3::text is null or view.id = $3)
order by (view.owner = $1) desc, subscribed desc, view.changed_at desc, view.id
limit 1000
