-- Places of business of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
select
  org_site.code,
  org_site.lon,
  org_site.lat,
  null::bytea,
  coalesce(array_position((select current_setting('publish.class_values')::text[]), org_site.kind), 0)::int2,
  coalesce(array_position((select current_setting('publish.state_values')::text[]), org_site.status), 0)::int2,
  0::int2,
  null::text,
  org_site.grid
from org_site
where org_site.subdistrict = current_setting('publish.subdistrict')
  and org_site.valid_to is null
order by org_site.code
