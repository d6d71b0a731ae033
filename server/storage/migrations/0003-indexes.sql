-- Created after the first load would be faster, but a plain table must always be ready to answer.
create unique index address_code on address (code, subdistrict) where code is not null;
create index address_parent on address (subdistrict, parent);
create index address_building on address (subdistrict, building);
create index building_code on building (code);
create index room_code on room (code);
create index room_building on room (subdistrict, building);
create index residence_building on residence (subdistrict, building) where valid_to is null;
create index residence_room on residence (subdistrict, room) where valid_to is null;
create index org_site_code on org_site (code);
create index org_site_building on org_site (subdistrict, building);
create index layer_item_code on layer_item (layer, code);
create index layer_item_building on layer_item (subdistrict, building);
create index grid_event_no on grid_event (no);
create index grid_event_building on grid_event (subdistrict, building);
create index grid_event_reported on grid_event (subdistrict, reported_at);
create index address_text on address using gin (full_text gin_trgm_ops);
create index org_site_name on org_site using gin (name gin_trgm_ops);
create index live_message_at on live_message (at);
