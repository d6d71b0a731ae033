-- Which versions its packs have, so that counts made from the same rows need not be made again.
-- $1 subdistricts (text[]). `version` names those of all packs that the counted rows are in; it is null while nothing is
-- published; `stale` while a change waits for its pack.
select
  wanted.subdistrict,
  (
    select string_agg(pack.layer || ' ' || pack.version, ', ' order by pack.layer)
    from pack
    where pack.subdistrict = wanted.subdistrict
      and pack.current
      and pack.layer in ('ADDRESS', 'BUILDING', 'RESIDENT', 'ENTERPRISE')
  ) as version,
  exists (
    select from dirty_pack
    where dirty_pack.subdistrict = wanted.subdistrict
      and dirty_pack.layer in ('ADDRESS', 'BUILDING', 'RESIDENT', 'ENTERPRISE')
  ) as stale
from unnest($1::text[]) as wanted (subdistrict)
