-- Which version of each pack is the current one, with what is published of its layer.
-- $1 = layer, null = all. Bounds are west, south, east, north in degrees (CGCS2000).
select
  publication.layer,
  publication.version::float8 as layer_version,
  publication.min_zoom,
  publication.detail_zoom as layer_detail_zoom,
  publication.updated_at,
  pack.subdistrict,
  pack.version::float8 as version,
  pack.feature_count,
  pack.byte_count::float8 as byte_count,
  pack.bounds,
  pack.detail_zoom
from layer_publication publication
left join pack on pack.layer = publication.layer and pack.current
where $1::text is null or publication.layer = $1
order by publication.layer, pack.subdistrict
