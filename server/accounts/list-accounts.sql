-- A page of accounts by name, with their grants that are valid or to come. $1 like pattern of the name, $2 role or null,
-- $3 prefix of grid codes that one of their areas touches or '', $4 state or null, $5 end of a grant before this instant or
-- null, $6 username of the last account of the page before or '', $7 limit, $8 id of one account or null: with what has ended.
-- `total` counts all that match.
with
  account as (
    select
      id, username, display_name, created_at, created_by, last_sign_in_at,
      case when disabled then 'disabled' when must_change_password then 'waiting' else 'enabled' end as state
    from user_account
  ),
  held as (
    select
      assignment.user_id, assignment.role, assignment.areas, assignment.valid_to,
      jsonb_build_object(
        'id', assignment.id,
        'role', assignment.role,
        'areas', assignment.areas,
        'layers', coalesce(to_jsonb(assignment.layers), '"all"'),
        'maxSensitivity', assignment.max_sensitivity,
        'from', assignment.valid_from,
        'to', assignment.valid_to,
        'state', case
          when assignment.valid_to <= now() then 'ended'
          when assignment.valid_from > now() then 'future'
          else 'current' end,
        'grantedBy', granter.display_name
      ) as record
    from role_assignment as assignment
    left join user_account as granter on granter.id = assignment.granted_by
    where $8::text is not null or assignment.valid_to is null or assignment.valid_to > now()
  ),
  found as (
    select account.*
    from account
    where (username like $1 or display_name like $1)
      and ($8::text is null or id = $8)
      and ($4::text is null or state = $4)
      and (
        ($2::text is null and $3 = '' and $5::timestamptz is null)
        or exists (
          select from held
          where held.user_id = account.id
            and ($2::text is null or held.role = $2)
            and ($5::timestamptz is null or held.valid_to < $5)
            and ($3 = '' or exists (
              select from unnest(held.areas) as area where starts_with(area, $3) or starts_with($3, area)
            ))
        )
      )
  ),
  page as (
    select * from found where username > $6 order by username limit $7
  )
select
  page.id,
  page.username,
  page.display_name as "displayName",
  page.state,
  page.created_at as "createdAt",
  page.last_sign_in_at as "lastSignInAt",
  exists (select from second_factor where user_id = page.id and confirmed_at is not null) as "hasSecondFactor",
  creator.display_name as "createdBy",
  (select count(*) from found)::int as total,
  coalesce(
    (select jsonb_agg(held.record order by held.record -> 'id') from held where held.user_id = page.id), '[]'
  ) as grants
from page
left join user_account as creator on creator.id = page.created_by
order by page.username
