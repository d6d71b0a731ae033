/** A table that imports write to, and how its rows are named in `import_effect`. */
export interface Relation {
  name: string
  /** What stands in its `id`, as SQL over an alias of the table. */
  id(alias: string): string
  /** Without generated ones. */
  columns: string
  /** What may hang on rows that an import has added; counts it by $1 job, $2 the relation's name. */
  dependents: readonly { what: string; question: string }[]
}

/** Of what stands at addresses: the address base itself is changed, and taken back, by its own rules. */
const FACTS: readonly Relation[] = [
  {
    name: 'building',
    id: (alias) => `${alias}.subdistrict || '|' || ${alias}.code`,
    columns:
      'subdistrict, code, address_id, title, use, floors, stairwells, year, danger, self_built, estate, lon, lat, footprint, community, grid, valid_from, recorded_at',
    dependents: [],
  },
  {
    name: 'room',
    id: (alias) => `${alias}.subdistrict || '|' || ${alias}.code`,
    columns:
      'subdistrict, code, building, address_id, stairwell, floor, number, area_m2, tenure, use',
    dependents: [],
  },
]

/** What begins with the code of a division; `code` = SQL of all its 12 digits. */
const prefixOf = (code: string) =>
  `case when right(${code}, 6) = '000000' then left(${code}, 6) when right(${code}, 3) = '000' then left(${code}, 9) else ${code} end`

/** The division had no row before the one that this import has written. */
const IS_NEW = `not exists (
  select from division as was where was.code = own.code and was.code || '|' || was.valid_from <> change.id
)`

/** What everything lies in, and the names that addresses begin with. */
const DIVISIONS: readonly Relation[] = [
  {
    name: 'division',
    id: (alias) => `${alias}.code || '|' || ${alias}.valid_from`,
    columns:
      'code, level, kind, name, parent, subdistrict, lon, lat, geometry, valid_from, valid_to, recorded_at',
    dependents: [
      {
        what: 'grids',
        question: `select count(*)::int as count
          from import_effect as change
          cross join lateral (select split_part(change.id, '|', 1) as code) as own
          join grid_cell on grid_cell.valid_to is null and starts_with(grid_cell.code, ${prefixOf('own.code')})
          where change.job = $1 and change.relation = $2 and change.before is null
            and ${IS_NEW}`,
      },
      {
        what: 'divisions',
        question: `select count(*)::int as count
          from import_effect as change
          cross join lateral (select split_part(change.id, '|', 1) as code) as own
          join division on division.parent = own.code and division.valid_to is null
          where change.job = $1 and change.relation = $2 and change.before is null
            and ${IS_NEW}
            and not exists (
              select from import_effect as mine
              where mine.job = $1 and mine.relation = $2 and mine.id = division.code || '|' || division.valid_from
            )`,
      },
    ],
  },
  {
    name: 'address',
    id: (alias) => `${alias}.subdistrict || '|' || ${alias}.id`,
    columns:
      'subdistrict, id, code, level, parent, name, full_text, normal_form, state, lon, lat, community, grid, building, valid_from, recorded_at, entrance_lon, entrance_lat',
    dependents: [
      {
        what: 'addresses',
        question: `select count(*)::int as count
          from import_effect as change
          join address
            on address.subdistrict = split_part(change.id, '|', 1) and address.parent = split_part(change.id, '|', 2)::bigint
          where change.job = $1 and change.relation = $2 and change.before is null
            and not exists (
              select from import_effect as mine
              where mine.job = $1 and mine.relation = $2 and mine.id = address.subdistrict || '|' || address.id
            )`,
      },
    ],
  },
]

/** In the order in which they are written; taken back from the end. */
export const RELATIONS: readonly Relation[] = [
  ...DIVISIONS,
  {
    name: 'map_feature',
    id: (alias) => `${alias}.layer || '|' || ${alias}.code`,
    columns:
      'subdistrict, layer, code, name, class, state, risk, lon, lat, geometry, properties, grid',
    dependents: [],
  },
  ...FACTS,
  {
    name: 'layer_item',
    id: (alias) => `${alias}.layer || '|' || ${alias}.code`,
    columns:
      'subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry, community, grid, class, state, risk, attributes, last_check, next_due, manager, phone, valid_from, valid_to, recorded_at',
    dependents: [],
  },
  {
    name: 'org',
    id: (alias) => `${alias}.uscc`,
    columns: 'uscc, name, kind, industry, status',
    dependents: [
      {
        what: 'places of business',
        question: `select count(*)::int as count
          from import_effect as change join org_site on org_site.uscc = change.id
          where change.job = $1 and change.relation = $2 and change.before is null
            and not exists (
              select from import_effect as own
              where own.job = $1 and own.relation = 'org_site' and own.id = org_site.code
            )`,
      },
    ],
  },
  {
    name: 'org_site',
    id: (alias) => `${alias}.code`,
    columns:
      'subdistrict, code, uscc, name, kind, industry, status, staff, address_id, building, room, lon, lat, community, grid, valid_from, valid_to',
    dependents: [
      {
        what: 'things',
        question: `select count(*)::int as count
          from import_effect as change join layer_item on layer_item.site = change.id and layer_item.valid_to is null
          where change.job = $1 and change.relation = $2 and change.before is null`,
      },
    ],
  },
  {
    name: 'grid_event',
    id: (alias) => `${alias}.no`,
    columns:
      'subdistrict, no, client_id, category, category_version, subclass, tags, level, source, title, description, state, reported_at, deadline_at, closed_at, address_id, building, room, lon, lat, community, grid, attributes',
    dependents: [],
  },
  {
    name: 'resident',
    id: (alias) => `${alias}.subdistrict || '|' || ${alias}.key`,
    columns: 'subdistrict, key, birth_year, sex',
    dependents: [],
  },
  {
    name: 'residence',
    id: (alias) => `${alias}.subdistrict || '|' || ${alias}.resident || '|' || ${alias}.valid_from`,
    columns:
      'subdistrict, resident, room, building, kind, registration, relation, is_primary, valid_from, valid_to',
    dependents: [],
  },
  {
    name: 'person_secret',
    id: (alias) => `${alias}.subdistrict || '|' || ${alias}.resident`,
    columns: 'subdistrict, resident, key_version, name, id_document, phone, id_index, phone_index',
    dependents: [],
  },
]
