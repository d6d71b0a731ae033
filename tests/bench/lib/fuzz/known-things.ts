import type { FuzzUser } from './fuzz-request.ts'

/** What exists, so that requests get past the first door: values by the name of a parameter, or by the path before it. */
export type KnownThings = Readonly<Record<string, readonly string[]>>

/** Asks as this user, or sends a body; the parsed answer, or `undefined` when it is refused. */
export type Ask = (user: FuzzUser, path: string, body?: object) => Promise<unknown>

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
  const made = await makeThings(ask)
  const areas = divisions.map(({ code }) => code)
  return {
    layer: layers.map(({ code }) => code),
    code: [...items, ...areas.slice(0, 20)],
    area: areas.slice(0, 40),
    no: (events.items ?? []).map(({ no }) => no),
    id: spare,
    room: items.filter((code) => code.startsWith('R')),
    q: ['文澜苑', '3幢', '学校', 'WLY', 'a', '良溪区'],
    ...made,
  }
}

const INCIDENT = '0f0f0f0f-0000-4000-8000-000000000001'

/** What no data set brings: things that are under way. */
async function makeThings(ask: Ask): Promise<KnownThings> {
  const [grid] = (await ask('planner', '/api/grids')) as { code: string }[]
  const found = await ask('commander', '/api/search?q=%E5%B9%A2&limit=50')
  const lonLat = (found as { lonLat?: number[] | null }[]).find((hit) => hit.lonLat)?.lonLat
  const plan = await ask('planner', '/api/grid-plans', {
    clientId: 'fuzz',
    title: '方案',
    area: grid!.code.slice(0, 9),
    from: { kind: 'current' },
  })
  const incident = await ask('commander', '/api/incidents', {
    id: INCIDENT,
    kind: 'fire',
    title: '演练',
    drill: true,
    place: { point: lonLat ?? [120.003, 30.2535], radiusM: 200 },
  })
  const idsOf = (...things: unknown[]) =>
    things.flatMap((thing) => (thing as { id: string } | undefined)?.id ?? [])
  return {
    '/api/grid-plans': idsOf(plan),
    '/api/grid-files': idsOf(plan),
    '/api/incidents': idsOf(incident),
  }
}
