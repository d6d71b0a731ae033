import { normalForm } from '../../../../data/rules/address-normal-form.ts'
import type { Queryable } from '../../../storage/database.ts'
import { issueSerials } from '../../../storage/issue-serials.ts'

interface NamedDivision {
  code: string
  level: 'district' | 'subdistrict' | 'community'
  name: string
  lon: number
  lat: number
}

/** An address of level 4 or 5: a subdistrict or community, below which roads begin. */
interface Root {
  subdistrict: string
  level: number
  /** 12 digits; '' = the subdistrict itself. */
  community: string
  name: string
  fullText: string
  lon: number
  lat: number
}

/** Every subdistrict and community is an address, too: what lies in it is written behind its name. */
export async function followDivisions(
  client: Queryable,
  job: string,
  districts: readonly string[],
): Promise<void> {
  const divisions = await client.query<NamedDivision>(
    `select code, level, name, lon, lat from division
     where valid_to is null and left(code, 6) = any($1::text[]) order by code`,
    [districts],
  )
  const stored = await client.query<Root & { id: number }>(
    `select subdistrict, id, level, community, name, full_text as "fullText", lon, lat from address
     where level in (4, 5) and state <> 'retired' and left(subdistrict, 6) = any($1::text[])`,
    [districts],
  )
  const known = new Map(stored.map((row) => [keyOf(row), row]))
  const wanted = rootsOf(divisions)
  const fresh = wanted.filter((root) => !known.has(keyOf(root)))
  const ids = new Map(stored.map((row) => [keyOf(row), row.id]))
  if (fresh.length > 0) {
    const first = await issueSerials(client, 'address', fresh.length)
    for (const [i, root] of fresh.entries()) ids.set(keyOf(root), first + i)
  }
  // Those above first: what lies in them points at them.
  for (const root of fresh) await insertRoot(client, job, root, ids)
  for (const root of wanted) {
    const before = known.get(keyOf(root))
    if (before && before.fullText !== root.fullText) await renameRoot(client, job, root, before.id)
  }
}

const keyOf = ({
  subdistrict,
  level,
  community,
}: Pick<Root, 'subdistrict' | 'level' | 'community'>) =>
  `${subdistrict}/${level}/${level === 5 ? community : ''}`

function rootsOf(divisions: readonly NamedDivision[]): Root[] {
  const nameOf = new Map(divisions.map(({ code, name }) => [code, name]))
  const above = (code: string, digits: number) =>
    nameOf.get(code.slice(0, digits).padEnd(12, '0')) ?? ''
  return divisions
    .filter(({ level }) => level !== 'district')
    .map(({ code, level, name, lon, lat }): Root => {
      const isCommunity = level === 'community'
      const text = above(code, 6) + (isCommunity ? above(code, 9) : '') + name
      return {
        subdistrict: code.slice(0, 9),
        level: isCommunity ? 5 : 4,
        community: isCommunity ? code : '',
        name,
        fullText: text,
        lon,
        lat,
      }
    })
    .sort((a, b) => a.level - b.level)
}

const RETURNED = `returning thing.subdistrict || '|' || thing.id as id, md5(thing::text) as after`

async function insertRoot(
  client: Queryable,
  job: string,
  root: Root,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const { subdistrict, level, community, name, fullText, lon, lat } = root
  const parent = level === 5 ? ids.get(keyOf({ subdistrict, level: 4, community: '' })) : null
  await client.execute(
    `with come as (
       insert into address as thing (
         subdistrict, id, level, parent, name, full_text, normal_form, state, lon, lat, community, grid, valid_from
       )
       values ($2, $3, $4, $5, $6, $7, $8, 'active', $9, $10, $11, '', today())
       ${RETURNED}
     )
     insert into import_change (job, relation, id, after) select $1, 'address', id, after from come`,
    [
      job,
      subdistrict,
      ids.get(keyOf(root)),
      level,
      parent ?? null,
      name,
      fullText,
      normalForm(fullText),
      lon,
      lat,
      community,
    ],
  )
}

async function renameRoot(client: Queryable, job: string, root: Root, id: number): Promise<void> {
  const { subdistrict, name, fullText } = root
  await client.execute(
    `insert into import_change (job, relation, id, before)
     select $1, 'address', subdistrict || '|' || id, to_jsonb(address) from address where subdistrict = $2 and id = $3`,
    [job, subdistrict, id],
  )
  await client.execute(
    `with come as (
       update address as thing set name = $4, full_text = $5, normal_form = $6, recorded_at = now()
       where subdistrict = $2 and id = $3
       ${RETURNED}
     )
     update import_change as change set after = come.after
     from come where change.job = $1 and change.relation = 'address' and change.id = come.id`,
    [job, subdistrict, id, name, fullText, normalForm(fullText)],
  )
}
