import type { Database } from '../../../server/storage/database.ts'

export async function countRows(db: Database, table: string): Promise<number> {
  const row = await db.first<{ rows: number }>(`select count(*)::int as rows from ${table}`)
  return row?.rows ?? 0
}

export async function indexNames(db: Database): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = current_schema() order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Rows whose other end is not there. */
export function countLostReferences(db: Database): Promise<Record<string, number> | undefined> {
  return db.first<Record<string, number>>(`
    select
      (select count(*) from room left join building on building.code = room.building where building.code is null)::int
        as rooms,
      (select count(*) from residence left join room on room.code = residence.room where room.code is null)::int
        as residences,
      (select count(*) from org_site left join org using (uscc) where org.uscc is null)::int as sites,
      (select count(*) from address left join grid_cell on grid_cell.code = address.grid
        where address.code is not null and grid_cell.code is null)::int as addresses,
      (select count(*) from layer_item left join org_site on org_site.code = layer_item.site
        where layer_item.site is not null and org_site.code is null)::int as items,
      (select count(*) from grid_event left join address
        on address.subdistrict = grid_event.subdistrict and address.id = grid_event.address_id
        where address.id is null)::int as events,
      (select count(*) from room left join address
        on address.subdistrict = room.subdistrict and address.id = room.address_id and address.code = room.code
        where address.id is null)::int as coded`)
}
