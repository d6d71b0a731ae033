-- Which versions of rows there are of a layer, and of the places of business that they may be at. $1 layer, $2 whether
-- the layer lies at places of business. Columns: seen.
select
  (select count(*) || ' ' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0)
   from layer_item where layer = $1) as seen,
  (select count(*) || ' ' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0)
   from org_site where $2::boolean) as sites
