-- The living session with token digest $1 and its account; idle limit $2 in seconds. Marks it as seen now.
update session set last_seen_at = now()
from user_account account
where session.token_hash = $1
  and session.expires_at > now()
  and session.last_seen_at > now() - make_interval(secs => $2)
  and account.id = session.user_id
  and not account.disabled
returning account.id as "userId", account.username, account.display_name as "displayName",
  account.must_change_password as "mustChangePassword", session.expires_at as "expiresAt"
