-- Counts one attempt to sign in under each of some keys, before the password is looked at, so that many at once count too.
-- A server that dies in between leaves it counted, until the next right password or a quiet hour: one of the free ones. To
-- take it back without a gap for guessing, all that is under way would have to be written down, too.
-- One row a key: $1 keys (text[], sorted), $2 key of the name where the key belongs to one, else null (text[]), $3 attempts
-- that are free (int[]), $4 first wait in seconds (int[]; doubled with each further attempt, at most a quarter of an hour).
-- `refused`: another attempt has locked the key. Counts begin anew after a quiet hour.
insert into sign_in_attempt as known (key, name_key, failures, last_at)
select key, name_key, 1, now() from unnest($1::text[], $2::text[]) as given (key, name_key)
on conflict (key) do update set
  failures = case
    when known.locked_until > now() then known.failures
    when known.last_at < now() - interval '1 hour' then 1
    else known.failures + 1 end,
  last_at = case when known.locked_until > now() then known.last_at else now() end,
  locked_at = case
    when known.locked_until > now() then known.locked_at
    when known.last_at < now() - interval '1 hour' or known.failures + 1 < (
      select free from unnest($1::text[], $3::int[]) as rule (key, free) where rule.key = known.key
    ) then null
    else now() end,
  locked_until = case
    when known.locked_until > now() then known.locked_until
    when known.last_at < now() - interval '1 hour' then null
    else (
      select case when known.failures + 1 >= free
        then now() + least(900, wait * power(2, least(20, known.failures + 1 - free))) * interval '1 second' end
      from unnest($1::text[], $3::int[], $4::int[]) as rule (key, free, wait)
      where rule.key = known.key
    ) end
returning
  key,
  failures,
  good_at > now() - interval '30 days' as "isTrusted",
  locked_until as "lockedUntil",
  locked_until > now() and locked_at <> now() as refused,
  locked_at = now() as locks
