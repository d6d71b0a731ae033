-- Every door of buildings with who lives behind it. $1 subdistricts and $2 codes of buildings side by side (text[]).
-- people: whose home it is now; very_old: 80 and older; old_alone: 60 and older, alone; small_children: below six; all by year of birth.
with
  wanted as (
    select * from unnest($1::text[], $2::text[]) as pair (subdistrict, building)
  ),
  homes as (
    select
      residence.room,
      count(*)::int as people,
      count(*) filter (where resident.birth_year <= this.year - 80)::int as very_old,
      count(*) = 1 and min(resident.birth_year) <= min(this.year) - 60 as old_alone,
      count(*) filter (where resident.birth_year > this.year - 6)::int as small_children
    from wanted
    cross join (select extract(year from now())::int as year) as this
    join residence
      on residence.subdistrict = wanted.subdistrict
      and residence.building = wanted.building
      and residence.valid_to is null
      and residence.is_primary
    join resident on resident.subdistrict = residence.subdistrict and resident.key = residence.resident
    group by residence.room
  )
select
  room.code as room,
  room.building,
  room.stairwell,
  room.floor,
  room.number,
  coalesce(homes.people, 0) as people,
  coalesce(homes.very_old, 0) as very_old,
  coalesce(homes.old_alone, false) as old_alone,
  coalesce(homes.small_children, 0) as small_children
from wanted
join room on room.subdistrict = wanted.subdistrict and room.building = wanted.building
left join homes on homes.room = room.code
order by room.building, room.stairwell nulls first, room.floor, length(room.number), room.number
