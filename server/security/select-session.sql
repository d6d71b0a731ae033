-- The living session with token digest $1 and its account. Marks it as seen now. The token before the present one is taken
-- until the present one has been in use for a while, so that no request on its way and no lost answer ends a session.
update session set last_seen_at = now(),
  previous_hash = case
    when session.token_hash = $1 and session.rotated_at < now() - interval '30 seconds' then null
    else session.previous_hash end
from user_account account
where (
    session.token_hash = $1
    or (session.previous_hash = $1 and session.rotated_at > now() - interval '10 minutes')
  )
  and session.expires_at > now()
  and session.last_seen_at > now() - make_interval(secs => session.idle_s)
  and account.id = session.user_id
  and not account.disabled
returning session.id, session.method, account.id as "userId", account.username, account.display_name as "displayName",
  session.method = 'password' and account.must_change_password as "mustChangePassword",
  session.method = 'password' and lacks_second_factor(account.id) as "mustEnrol",
  session.expires_at as "expiresAt",
  case when session.token_hash = $1 then session.rotate_after else session.rotated_at + interval '30 seconds' end
    as "rotateAfter"
