-- The living session $1 (uuid) and its account, without marking it as seen: a stream that stays open is no use of it.
select session.id, session.method, account.id as "userId", account.username, account.display_name as "displayName",
  session.method = 'password' and account.must_change_password as "mustChangePassword",
  session.method = 'password' and lacks_second_factor(account.id) as "mustEnrol",
  session.expires_at as "expiresAt", session.rotate_after as "rotateAfter"
from session
join user_account account on account.id = session.user_id
where session.id = $1
  and session.expires_at > now()
  and session.last_seen_at > now() - make_interval(secs => session.idle_s)
  and not account.disabled
