import type { Queryable } from '../../storage/database.ts'

/** A table that changes of addresses write to, and how its rows are known again. All names come from the code. */
export interface Relation {
  name: string
  /** Primary key. */
  key: readonly (readonly [column: string, type: string])[]
  /** Columns that are changed; null = whole rows come and go. */
  columns: readonly string[] | null
}

const BY_CODE = [
  ['subdistrict', 'text'],
  ['code', 'text'],
] as const
const STANDS = ['address_id', 'building', 'room', 'lon', 'lat', 'community', 'grid', 'valid_to']

export const RELATIONS = {
  address: {
    name: 'address',
    key: [
      ['subdistrict', 'text'],
      ['id', 'bigint'],
    ],
    columns: null,
  },
  address_alias: {
    name: 'address_alias',
    key: [
      ['subdistrict', 'text'],
      ['address_id', 'bigint'],
      ['text', 'text'],
    ],
    columns: null,
  },
  building: { name: 'building', key: BY_CODE, columns: null },
  room: { name: 'room', key: BY_CODE, columns: null },
  residence: {
    name: 'residence',
    key: [
      ['subdistrict', 'text'],
      ['resident', 'bigint'],
      ['valid_from', 'date'],
    ],
    columns: ['room', 'building', 'valid_to'],
  },
  org_site: { name: 'org_site', key: BY_CODE, columns: STANDS },
  layer_item: {
    name: 'layer_item',
    key: [
      ['subdistrict', 'text'],
      ['layer', 'text'],
      ['code', 'text'],
    ],
    columns: STANDS,
  },
  grid_event: {
    name: 'grid_event',
    key: [
      ['subdistrict', 'text'],
      ['no', 'text'],
    ],
    columns: ['address_id', 'building', 'room'],
  },
} as const satisfies Record<string, Relation>

export const ALL_RELATIONS: readonly Relation[] = Object.values(RELATIONS)

/** What of a row is kept and compared: when it was recorded does not count. */
export function imageOf({ columns }: Relation, alias: string): string {
  if (columns === null) return `to_jsonb(${alias})`
  return `jsonb_build_object(${columns.map((name) => `'${name}', ${alias}.${name}`).join(', ')})`
}

export const digestOf = (relation: Relation, alias: string) =>
  `md5((${imageOf(relation, alias)} - 'recorded_at')::text)`

export const keyOf = ({ key }: Relation, alias: string) =>
  `jsonb_build_object(${key.map(([name]) => `'${name}', ${alias}.${name}`).join(', ')})`

/** `alias` is the row that `row.key` names. */
export const isKeyOf = ({ key }: Relation, alias: string, row: string) =>
  key.map(([name, type]) => `${alias}.${name} = (${row}.key ->> '${name}')::${type}`).join(' and ')

/** Remembers rows as they are before they are changed; those that are not there yet as such. */
export async function keepBefore(
  client: Queryable,
  change: number,
  relation: Relation,
  keys: readonly object[],
): Promise<void> {
  if (keys.length === 0) return
  await client.execute(
    `insert into address_change_row (change, relation, key, before)
     select $1, '${relation.name}', row.key, ${imageOf(relation, 'thing')}
     from (select value as key from jsonb_array_elements($2::jsonb)) as row
     left join ${relation.name} as thing on ${isKeyOf(relation, 'thing', 'row')}
     on conflict (change, relation, key) do nothing`,
    [change, JSON.stringify(keys)],
  )
}

/** How the change has left everything it has touched: as long as it is that, it can be taken back. */
export async function keepAfter(client: Queryable, change: number): Promise<void> {
  for (const relation of ALL_RELATIONS) {
    await client.execute(
      `update address_change_row as row set after = ${digestOf(relation, 'thing')}
       from ${relation.name} as thing
       where row.change = $1 and row.relation = '${relation.name}' and ${isKeyOf(relation, 'thing', 'row')}`,
      [change],
    )
  }
}
