-- One or two characters of a road's or estate's name (文澜) are looked up like those of enterprises.
drop index if exists address_place_name;
create index address_place_characters on address using gin (string_to_array(name, null)) where level in (6, 8);
