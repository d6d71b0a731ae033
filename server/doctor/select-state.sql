-- What `doctor` judges. One row: version (as in server_version_num), encoding, number of enabled administrators, packs that
-- have waited for more than five minutes and the oldest of them in minutes, trigrams of a Chinese word (0 = the locale
-- does not know its characters).
select
  current_setting('server_version_num')::int as version,
  current_setting('server_encoding') as encoding,
  (
    select count(*) from user_account account
    join role_assignment assignment on assignment.user_id = account.id
    where assignment.role = 'administrator' and not account.disabled and account.id not like 'demo:%'
  ) as administrators,
  (select count(*) from dirty_pack where marked_at < now() - interval '5 minutes') as "staleDirty",
  (
    select floor(extract(epoch from now() - min(marked_at)) / 60)::int from dirty_pack
  ) as "oldestDirtyMinutes",
  coalesce(array_length(show_trgm('良溪区'), 1), 0) as "chineseTrigrams"
