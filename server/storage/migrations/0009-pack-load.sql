-- What the features of a pack put on the tiles of a zoom, counted when the zoom of its layer was chosen: the next change of
-- one pack need not count those of all others again. Format: data/formats/overview/tile-load-codec.ts.
create table pack_load (
  layer text not null,
  subdistrict text not null,
  version bigint not null,
  zoom smallint not null,
  load bytea not null,
  primary key (layer, subdistrict, version, zoom),
  foreign key (layer, subdistrict, version) references pack on delete cascade
);
