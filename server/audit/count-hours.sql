-- How many entries of `matching` fall into each hour of the day, by action. Local time of $11.
select extract(hour from at at time zone $11)::int as hour, action, count(*)::int as count
from matching
group by 1, 2
order by 1, 2
