-- Roads, doors, estates and buildings (levels 6–9) beside the rooms, for search: one address in fifteen. Among the rooms
-- they lie so far apart that a common fragment reads thousands of pages; on their own they fit into memory. Kept by the
-- triggers below, never written otherwise; what is retired is not in it.
create table address_place (
  subdistrict text not null,
  id bigint not null,
  code text,
  level smallint not null,
  name text not null,
  full_text text not null,
  normal_form text not null,
  community text not null,
  grid text not null,
  lon double precision not null,
  lat double precision not null,
  primary key (subdistrict, id)
);

create function keep_address_place() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from address_place where subdistrict = old.subdistrict and id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into address_place
    select
      new.subdistrict, new.id, new.code, new.level, new.name, new.full_text, new.normal_form, new.community, new.grid,
      new.lon, new.lat
    where new.level between 6 and 9 and new.state <> 'retired';
  end if;
  return null;
end
$$;

create function empty_address_place() returns trigger language plpgsql as $$
begin
  delete from address_place;
  return null;
end
$$;

create trigger address_place_added after insert on address
  for each row when (new.level between 6 and 9) execute function keep_address_place();
create trigger address_place_changed after update on address
  for each row when (old.level between 6 and 9 or new.level between 6 and 9) execute function keep_address_place();
create trigger address_place_removed after delete on address
  for each row when (old.level between 6 and 9) execute function keep_address_place();
create trigger address_place_emptied after truncate on address
  for each statement execute function empty_address_place();

insert into address_place
select subdistrict, id, code, level, name, full_text, normal_form, community, grid, lon, lat
from address
where level between 6 and 9 and state <> 'retired'
order by subdistrict, id;

drop index if exists address_place_text;
drop index if exists address_place_characters;
drop index if exists address_place_point;
create index address_place_text on address_place using gin (normal_form gin_trgm_ops);
create index address_place_characters on address_place using gin (string_to_array(name, null)) where level in (6, 8);
-- The number at the end (3幢, 12号), of which there are some thousands at most.
create index address_place_number on address_place (substring(normal_form from '[0-9]*[A-Z]?[幢号]$'));

-- Three characters and more: few titles hold the digits of 803室 next to each other, very many somewhere.
create index org_site_text on org_site using gin (name gin_trgm_ops);
create index layer_item_text on layer_item using gin (title gin_trgm_ops);
