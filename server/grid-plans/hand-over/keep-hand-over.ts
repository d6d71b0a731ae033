import type { Queryable } from '../../storage/database.ts'
import type { HandedCharge, WorkerLists } from './list-hand-over.ts'

/** 移交清单, kept as it was on the day; labels are looked up for whoever reads it. */
export async function keepHandOver(
  client: Queryable,
  plan: string,
  lists: readonly WorkerLists[],
): Promise<void> {
  await client.copyFrom(
    'grid_hand_over',
    HAND_OVER_COLUMNS,
    lists.flatMap((list) =>
      (['comes', 'goes'] as const).flatMap((way) =>
        list[way].map((item) => [
          plan,
          list.worker,
          list.name,
          way,
          item.kind,
          item.code,
          item.subdistrict,
          item.building,
          item.lon,
          item.lat,
          item.from,
          item.to,
          item.households,
        ]),
      ),
    ),
  )
}

const HAND_OVER_COLUMNS = [
  'plan',
  'staff_key',
  'name',
  'way',
  'kind',
  'code',
  'subdistrict',
  'building',
  'lon',
  'lat',
  'from_code',
  'to_code',
  'households',
]

interface KeptRow extends Omit<HandedCharge, 'id' | 'from' | 'to'> {
  staff_key: string
  name: string
  way: 'comes' | 'goes'
  from_code: string
  to_code: string
}

export async function readKeptHandOver(db: Queryable, plan: string): Promise<WorkerLists[]> {
  const rows = await db.query<KeptRow>(
    'select * from grid_hand_over where plan = $1 order by staff_key, kind, code',
    [plan],
  )
  const lists = new Map<string, WorkerLists>()
  for (const { staff_key: worker, name, way, from_code: from, to_code: to, ...item } of rows) {
    const list = lists.get(worker) ?? { worker, name, comes: [], goes: [] }
    lists.set(worker, list)
    list[way].push({ ...item, id: `${item.kind} ${item.code}`, from, to })
  }
  return [...lists.values()]
}
