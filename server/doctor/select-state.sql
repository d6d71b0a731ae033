-- What `doctor` judges of the database. $1 = the server's clock, seconds since 1970. One row: version (as in
-- server_version_num), encoding, whether nothing acknowledged can be lost, how much the clocks differ in seconds, large
-- tables that were never analysed, trigrams of a Chinese word (0 = the locale does not know its characters).
select
  current_setting('server_version_num')::int as version,
  current_setting('server_encoding') as encoding,
  current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on' as durable,
  (extract(epoch from clock_timestamp()) - $1::float8)::float8 as "clockOffS",
  (
    select count(*)::int from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples < 0
      and pg_relation_size(oid) > 8 * 1024 * 1024
  ) as unanalysed,
  coalesce(array_length(show_trgm('良溪区'), 1), 0) as "chineseTrigrams"
