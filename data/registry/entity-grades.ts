import type { Sensitivity } from '../contracts/index.ts'

type GradedColumns = Partial<Record<Sensitivity, string>>

/**
 * Every column of the base by its grade (DB33/T 2350-2021): 1 open, 2 for the service, 3 masked below the grade and only
 * with a stated purpose, 4 encrypted besides. Attributes of layers stand in the registry's layers; what they show of
 * these columns has the higher of both grades.
 *
 * Titles (of buildings, sites, items, events) are open: they name places and matters, never residents. What is said about
 * an event may name people and is grade 3. Grid staff is on duty: their names are meant to be known. Landlords, managers,
 * keyholders and their phones are grade 3, not 4: they are given as contacts for a place, are needed by inspectors in
 * bulk, and lead to no identity document; residents' names and numbers are the ones that are grade 4.
 */
export const ENTITY_GRADES: Readonly<Record<string, GradedColumns>> = {
  division: {
    1: 'code level kind name parent subdistrict lon lat geometry valid_from valid_to recorded_at',
  },
  grid_cell: {
    1: 'subdistrict code kind community name lon lat geometry valid_from valid_to recorded_at',
    // Counts people: exact from grade 3 on.
    2: 'households',
  },
  grid_staff: { 1: 'subdistrict grid staff_key name role full_time valid_from valid_to' },
  address: {
    1: 'subdistrict id code level parent name full_text normal_form state lon lat community grid building valid_from recorded_at',
  },
  address_alias: { 1: 'subdistrict address_id text kind scope_parent weight valid_from valid_to' },
  building: {
    1: 'subdistrict code address_id title use floors stairwells year danger self_built estate lon lat footprint community grid valid_from recorded_at',
  },
  room: { 1: 'subdistrict code building address_id stairwell floor number area_m2 tenure use' },
  resident: { 2: 'birth_year sex', 3: 'subdistrict key' },
  residence: {
    2: 'kind registration relation',
    3: 'subdistrict resident room building is_primary valid_from valid_to',
  },
  person_secret: {
    3: 'subdistrict resident key_version key_purpose',
    4: 'name id_document phone id_index phone_index',
  },
  org: { 1: 'uscc name kind industry status' },
  org_site: {
    1: 'subdistrict code uscc name kind industry status staff address_id building room lon lat community grid valid_from valid_to',
  },
  layer_item: {
    1: 'subdistrict layer code title address_id building room site lon lat geometry community grid class state risk last_check next_due valid_from valid_to recorded_at',
    // `attributes`: each key has its grade in the registry.
    3: 'attributes manager phone',
  },
  map_feature: {
    1: 'subdistrict layer code name class state risk lon lat geometry properties grid',
  },
  own_layer: { 1: 'code owner definition source created_at' },
  grid_event: {
    1: 'subdistrict no client_id category category_version subclass level source title state reported_at deadline_at closed_at address_id building room lon lat community grid',
    // Facets of accidents are about somebody, though nobody is named.
    2: 'tags attributes',
    3: 'description',
  },
}
