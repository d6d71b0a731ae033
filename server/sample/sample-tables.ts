/** Tables that the sample fills, one of them by a trigger, and therefore clears; `map_feature` also holds users' own layers. */
export const SAMPLE_TABLES = [
  'address_place',
  'division',
  'grid_cell',
  'grid_staff',
  'address',
  'address_alias',
  'building',
  'room',
  'resident',
  'residence',
  'person_secret',
  'org',
  'org_site',
  'layer_item',
  'grid_event',
] as const

/** Layers of `map_feature` that belong to the sample. */
export const SAMPLE_MAP_LAYERS = ['ROAD', 'WATER', 'LANDUSE'] as const
