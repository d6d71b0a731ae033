import type { FuzzUser } from './fuzz-request.ts'

/** What exists, so that requests get past the first door: values by the name of a parameter. */
export type KnownThings = Readonly<Record<string, readonly string[]>>

/** Asks as this user; the parsed body, or `undefined` for anything but a 200. */
export type Ask = (user: FuzzUser, path: string) => Promise<unknown>

/** Codes of the data that is there. `spare` = accounts that may be disabled, granted to and reset. */
export async function findKnownThings(ask: Ask, spare: readonly string[]): Promise<KnownThings> {
  const layers = (await ask('commander', '/api/layers')) as { code: string }[]
  const divisions = (await ask('commander', '/api/divisions')) as { code: string }[]
  const events = (await ask('commander', '/api/events?limit=20')) as { items?: { no: string }[] }
  const items: string[] = []
  for (const { code } of layers.slice(0, 12)) {
    const path = `/ogc/collections/${code}/items?limit=3`
    const found = (await ask('commander', path)) as { features?: { id: string }[] } | undefined
    items.push(...(found?.features ?? []).map(({ id }) => id))
  }
  const areas = divisions.map(({ code }) => code)
  return {
    layer: layers.map(({ code }) => code),
    code: [...items, ...areas.slice(0, 20)],
    area: areas.slice(0, 40),
    no: (events.items ?? []).map(({ no }) => no),
    id: spare,
    room: items.filter((code) => code.startsWith('R')),
    q: ['文澜苑', '3幢', '学校', 'WLY', 'a', '良溪区'],
  }
}
