-- Which version of its packs each subdistrict has, so that counts made from the same rows need not be made again.
-- $1 subdistricts (text[]). `version` is null while nothing is published; `stale` while a change waits for its pack.
select
  subdistrict,
  max(pack.version)::text as version,
  exists (
    select from dirty_pack
    where dirty_pack.subdistrict = wanted.subdistrict and dirty_pack.layer in ('ADDRESS', 'RESIDENT', 'ENTERPRISE')
  ) as stale
from unnest($1::text[]) as wanted (subdistrict)
left join pack using (subdistrict)
where pack.layer is null or (pack.current and pack.layer in ('ADDRESS', 'RESIDENT', 'ENTERPRISE'))
group by subdistrict
