import type { Services } from '../../../server/services.ts'
import { seededRandom } from './random.ts'

/** What people type: pieces of addresses that exist, of several kinds. */
export interface Fragments {
  kind: string
  texts: readonly string[]
}

const EACH = 300

interface AddressRow {
  name: string
  full_text: string
}

/** Same seed and data, same fragments. */
export async function searchFragments(
  { db }: Pick<Services, 'db'>,
  seed = 1,
): Promise<Fragments[]> {
  const rows = await db.query<AddressRow>(
    `select name, full_text from address
      where code is not null order by hashint8extended(id, $1), subdistrict limit $2`,
    [seed, EACH * 2],
  )
  const random = seededRandom(seed)
  const make = (kind: string, cut: (row: AddressRow) => string) => ({
    kind,
    texts: [...new Set(rows.map(cut))].filter((text) => text.length >= 2).slice(0, EACH),
  })
  return [
    make('anywhere, 3–8 characters', ({ full_text: text }) => {
      const length = 3 + Math.floor(random() * 6)
      const at = Math.floor(random() * Math.max(1, text.length - length))
      return text.slice(at, at + length)
    }),
    make('the end, 4–12 characters', ({ full_text: text }) =>
      text.slice(-(4 + Math.floor(random() * 9))),
    ),
    make('while typing, from the road on', ({ full_text: text }) => {
      const local = text.replace(/^.*?(街道|镇|乡)(.*?(社区|村))?/, '')
      return local.slice(0, 2 + Math.floor(random() * Math.max(1, local.length - 2)))
    }),
    make('the whole address', ({ full_text: text }) => text),
  ]
}
