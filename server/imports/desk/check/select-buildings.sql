-- Every building with its footprint. No parameters. lon, lat: CGCS2000; footprint: WKB, lon-lat.
select subdistrict, code, address_id as "addressId", lon, lat, footprint, community, grid from building
