import type { Queryable } from '../storage/database.ts'
import type { ContentsRow } from './store.ts'

/** Counts of one subdistrict as of certain versions of its packs. */
export interface CountedContents {
  subdistrict: string
  /** As `contents-versions.sql` names them. */
  version: string
  rows: readonly ContentsRow[]
}

/** What was counted before, by whichever process, of just these versions. */
export async function readKept(
  db: Queryable,
  wanted: readonly Pick<CountedContents, 'subdistrict' | 'version'>[],
): Promise<CountedContents[]> {
  if (wanted.length === 0) return []
  const kept = await db.query<{ subdistrict: string; version: string; contents: Packed[] }>(
    `select subdistrict, version, contents
       from unnest($1::text[], $2::text[]) as wanted (subdistrict, version)
       join grid_contents using (subdistrict, version)`,
    [wanted.map((w) => w.subdistrict), wanted.map((w) => w.version)],
  )
  return kept.map(({ subdistrict, version, contents }) => ({
    subdistrict,
    version,
    rows: contents.map((packed) => unpack(subdistrict, packed)),
  }))
}

export async function keepContents(db: Queryable, counted: CountedContents): Promise<void> {
  const { subdistrict, version, rows } = counted
  await db.execute(
    `insert into grid_contents (subdistrict, version, contents) values ($1, $2, $3)
     on conflict (subdistrict) do update set
       version = excluded.version, contents = excluded.contents, counted_at = now()
     where grid_contents.version <> excluded.version`,
    [subdistrict, version, JSON.stringify(rows.map(pack))],
  )
}

/** grid, rooms, enterprises, then residents and households, exact and rounded, where anybody lives. */
type Packed = [string, number, number, number?, number?, number?, number?]

function pack({ grid, rooms, enterprises, people }: ContentsRow): Packed {
  if (people === undefined) return [grid, rooms, enterprises]
  const { exact, rounded } = people
  const both = [exact.residents, exact.households, rounded.residents, rounded.households] as const
  return [grid, rooms, enterprises, ...both]
}

function unpack(subdistrict: string, packed: Packed): ContentsRow {
  const [grid, rooms, enterprises, residents, households = 0, nearly = 0, homes = 0] = packed
  if (residents === undefined) return { subdistrict, grid, rooms, enterprises }
  const exact = { residents, households }
  const rounded = { residents: nearly, households: homes }
  return { subdistrict, grid, rooms, enterprises, people: { subdistrict, grid, exact, rounded } }
}
