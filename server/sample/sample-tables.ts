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

/** What has been done to addresses that are no longer there. */
export const ADDRESS_HISTORY = [
  'address_version',
  'address_change',
  'address_change_row',
  'address_lineage',
] as const

/** What has been done with events that are no longer there. */
export const EVENT_HISTORY = ['event_action', 'event_photo_use', 'event_photo'] as const

/** Layers of `map_feature` that belong to the sample. */
export const SAMPLE_MAP_LAYERS = ['ROAD', 'WATER', 'LANDUSE'] as const
