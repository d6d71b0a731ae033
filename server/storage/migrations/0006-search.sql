-- What search asks for. Rooms are found through their building, so only the hundred thousand places above them are
-- indexed by text; a trigram index over all addresses took longer to build than all the others together.
drop index if exists address_text;
create index address_place_text on address using gin (normal_form gin_trgm_ops) where level between 6 and 9;
create index address_place_name on address (name text_pattern_ops) where level in (6, 8);
create index address_place_point on address using gist (point(lon, lat)) where level between 6 and 9;

-- Names are asked for by one or two characters as often as by more (药店), which trigrams cannot answer: an index of
-- single characters can, and is half the size.
drop index if exists org_site_name;
create index address_alias_characters on address_alias using gin (string_to_array(text, null));
create index org_site_characters on org_site using gin (string_to_array(name, null));
create index layer_item_characters on layer_item using gin (string_to_array(title, null));
create index map_feature_characters on map_feature using gin (string_to_array(name, null)) where name <> '';
create index org_site_uscc on org_site (uscc);
create index grid_event_no_start on grid_event (no text_pattern_ops);

-- What a scope smaller than a subdistrict, and the box of a map, look for.
create index address_grid on address (grid) where code is not null;
create index building_grid on building (grid);
create index org_site_grid on org_site (grid);
create index layer_item_grid on layer_item (layer, grid);
create index grid_event_grid on grid_event (grid);
create index grid_event_open on grid_event (subdistrict, grid)
  where state not in ('rejected', 'closed', 'evaluated', 'voided');
create index grid_event_newest on grid_event (reported_at desc, no desc);
