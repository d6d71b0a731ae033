-- For the editor of addresses: what is not yet, or no longer, in use is a small part of all, looked at in the order of ids;
-- so are the streets and estates.
create index address_unsettled on address (state, subdistrict, id) where state <> 'active';
create index address_place_level on address_place (level, subdistrict, id);
