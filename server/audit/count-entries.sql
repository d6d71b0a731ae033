-- How many entries `matching` holds, counted up to $12.
select count(*)::int as count from (select from matching limit $12) as counted
