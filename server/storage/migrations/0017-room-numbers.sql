-- Rooms of a building by their number: search looks into sixty buildings for one room each, and read all rooms of all of
-- them (40 ms instead of 2). The pattern operators serve the beginning of a number as well, whatever the collation.
create index room_number on room (subdistrict, building, number text_pattern_ops);
drop index room_building;
