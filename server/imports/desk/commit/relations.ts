/** A table that imports write to, and how its rows are named in `import_change`. */
export interface Relation {
  name: string
  /** What stands in its `id`, as SQL over an alias of the table. */
  id(alias: string): string
  /** Without generated ones. */
  columns: string
  /** What may hang on rows that an import has added; counts it by $1 job, $2 the relation's name. */
  dependents: readonly { what: string; question: string }[]
}

/** In the order in which they are written; taken back from the end. */
export const RELATIONS: readonly Relation[] = [
  {
    name: 'layer_item',
    id: (alias) => `${alias}.layer || '|' || ${alias}.code`,
    columns:
      'subdistrict, layer, code, title, address_id, building, room, site, lon, lat, geometry, community, grid, class, state, risk, attributes, last_check, next_due, manager, phone, valid_from, valid_to, recorded_at',
    dependents: [],
  },
]
