-- Saved views that an account may open: its own and those given to it or to a role that it holds. $1 account, $2 its roles,
-- $3 id of one view or null for all, $4 and $5 the layers and areas (prefixes of grid codes) that it may see, in pairs.
-- What is asked comes only with one.
with seen as (
  select layer, area from unnest($4::text[], $5::text[]) as seen (layer, area)
),
newest as (
  select pack.layer, max(pack.created_at) as published_at
  from pack
  where pack.current
    and exists (
      select 1 from seen
      where seen.layer = pack.layer
        and (starts_with(pack.subdistrict, seen.area) or starts_with(seen.area, pack.subdistrict))
    )
  group by pack.layer
)
select
  view.id,
  view.name,
  case when view.sql is null then 'question' else 'sql' end as kind,
  owner.display_name as owner,
  view.owner = $1 as "isOwn",
  case when subscription.user_id is not null then json_build_object(
    'isChanged', view.changed_at > subscription.seen_at,
    'hasNewData', exists (
      select 1 from newest
      where newest.layer = any (view.layers) and newest.published_at > subscription.seen_at
    ),
    'seenCount', subscription.seen_count,
    'threshold', subscription.threshold
  ) end as subscription,
  array(select distinct seen.layer from seen where seen.layer = any (view.layers) order by 1) as layers,
  view.shared_roles as roles,
  array(
    select account.username from user_account as account
    where account.id = any (view.shared_accounts)
    order by account.username
  ) as accounts,
  view.changed_at as "changedAt",
  case when $3::text is not null then view.question end as question,
  case when $3::text is not null then view.sql end as sql
from saved_view as view
join user_account as owner on owner.id = view.owner
left join view_subscription as subscription
  on subscription.view = view.id and subscription.user_id = $1
where (view.owner = $1 or $1 = any (view.shared_accounts) or view.shared_roles && $2::text[])
  and ($3::text is null or view.id = $3)
order by (view.owner = $1) desc, subscription.user_id is not null desc, view.changed_at desc, view.id
limit 1000
