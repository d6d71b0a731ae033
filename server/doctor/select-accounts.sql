-- What `doctor` judges of accounts. One row of counts: enabled holders of each administrative role (those of the demo apart),
-- enabled accounts of the demo, accounts that were never or for 90 days not signed in to, one-time passwords that have
-- run out, grants that end within 14 days, enabled accounts whose every grant has ended, sessions, accounts with very many.
with enabled as (
  select * from user_account where not disabled
), standing as (
  select * from role_assignment where valid_from <= now() and (valid_to is null or valid_to > now())
), own as (
  select * from enabled where id not like 'demo:%'
)
select
  (select count(distinct own.id)::int from own join standing on standing.user_id = own.id
    where role = 'administrator') as administrators,
  (select count(distinct own.id)::int from own join standing on standing.user_id = own.id
    where role = 'securityAdministrator') as "securityAdministrators",
  (select count(distinct own.id)::int from own join standing on standing.user_id = own.id
    where role = 'auditor') as auditors,
  (select count(*)::int from enabled where id like 'demo:%') as demo,
  (select count(*)::int from own where coalesce(last_sign_in_at, created_at) < now() - interval '90 days')
    as unused,
  (select count(*)::int from own where must_change_password and password_expires_at < now()) as "ranOut",
  (select count(*)::int from standing where valid_to < now() + interval '14 days') as ending,
  (select count(*)::int from own
    where exists (select 1 from role_assignment where user_id = own.id)
      and not exists (
        select 1 from role_assignment where user_id = own.id and (valid_to is null or valid_to > now())
      )) as "withoutRights",
  (select coalesce(max(count), 0)::int from (
    select count(*) from session where expires_at > now() group by user_id
  ) as sessions (count)) as "mostSessions"
