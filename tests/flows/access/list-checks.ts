import type {
  BuildingSection,
  EventPage,
  FeatureCard,
  GridSummary,
  LayerSummary,
  SearchHit,
} from '../../../data/contracts/index.ts'
import { type Ground, isOnTheWay } from './fixture.ts'
import type { Asker } from './holders.ts'
import { type GuardedLayer, gradeFor, knows, sees, type Thing } from './oracle.ts'
import type { Answer } from './read-body.ts'

type Check = (asker: Asker, answer: Answer) => string[]

/** Lists must hold exactly what the oracle says, and numbers count nothing else. */
export function listChecks({ inventory, services }: Ground) {
  const { layers, things } = inventory
  const of = (code: string) => things.filter(({ layer }) => layer.code === code)
  const seen = (
    asker: Asker,
    code: string,
    operation: 'map.read' | 'data.analyse' | 'data.export' = 'map.read',
  ) => of(code).filter((thing) => sees(asker, operation, thing))
  const inRoom = (asker: Asker, code: string, room: string) =>
    seen(asker, code).filter((thing) => thing.room === room).length
  const isPoints = (code: string) => services.registry.layer(code)?.geometry === 'point'
  const grade = (asker: Asker, code: string, place: string) =>
    gradeFor(asker, 'map.read', layers.get(code)!, place)

  const boundsAreTight = (asker: Asker, code: string, bounds: readonly number[] | null) =>
    bounds === null || !isPoints(code) || holds(seen(asker, code), bounds)
      ? []
      : [`the bounds of ${code} tell of what is hidden`]

  const layerList: Check = (asker, { json }) => {
    const list = json as LayerSummary[]
    return [
      ...differences(
        list.map(({ code }) => code),
        [...layers.values()].filter((one) => knows(asker, 'map.read', one)).map(({ code }) => code),
      ),
      ...list
        .filter(({ code, featureCount }) => featureCount !== seen(asker, code).length)
        .map(({ code, featureCount }) => `counts ${featureCount} in ${code}`),
      ...list.flatMap(({ code, bounds }) => boundsAreTight(asker, code, bounds)),
    ]
  }

  const card =
    ({ place }: Thing): Check =>
    (asker, { json }) => {
      const { holdings, attributes } = json as FeatureCard
      const clear = attributes.filter(
        ({ key, value, masked }) =>
          ['manager', 'phone', 'keyholder', 'amount', 'landlord', 'description'].includes(key) &&
          value !== null &&
          value !== '' &&
          !masked,
      )
      if (clear.length > 0) return [`shows ${clear[0]!.key} without a purpose`]
      if (!holdings) return []
      const people = holdings.residents
      return [
        ...presence('residents', people, grade(asker, 'RESIDENT', place) > 0),
        ...presence('rooms', holdings.rooms, grade(asker, 'ADDRESS', place) > 0),
        ...presence('enterprises', holdings.enterprises, grade(asker, 'ENTERPRISE', place) > 0),
        ...presence('events', holdings.events, grade(asker, 'EVENT', place) > 0),
        ...(people && !people.shown && grade(asker, 'RESIDENT', place) < 3
          ? ['counts people exactly']
          : []),
        ...holdings.items.items
          .filter(({ layer }) => grade(asker, layer, place) === 0)
          .map(({ layer }) => `holds something of ${layer}`),
        ...(holdings.items.total > holdings.items.items.length ? ['counts hidden items'] : []),
      ]
    }

  const section =
    ({ place }: Thing): Check =>
    (asker, { json, text }) => [
      ...presence(
        'rooms',
        /"code":"R3/.exec(text) ?? undefined,
        grade(asker, 'ADDRESS', place) > 0,
      ),
      ...(text.includes('"residents"') && grade(asker, 'RESIDENT', place) < 3
        ? ['counts the people of rooms']
        : []),
      ...(text.includes('"enterprises"') && grade(asker, 'ENTERPRISE', place) === 0
        ? ['counts hidden sites']
        : []),
      ...(text.includes('"openEvents"') && grade(asker, 'EVENT', place) === 0
        ? ['counts hidden events']
        : []),
      ...[...text.matchAll(/"layer":"([A-Z_]+)"/g)]
        .filter(([, code]) => grade(asker, code!, place) === 0)
        .map(([, code]) => `tells of ${code} in a room`),
      ...(json as BuildingSection).stairwells
        .flatMap(({ floors }) => floors.flatMap(({ rooms }) => rooms))
        .flatMap(({ code, enterprises = 0, openEvents = 0 }) => [
          ...(enterprises > inRoom(asker, 'ENTERPRISE', code) ? ['counts hidden sites'] : []),
          ...(openEvents > inRoom(asker, 'EVENT', code) ? ['counts hidden events'] : []),
        ]),
    ]

  const divisions: Check = (asker, { json }) =>
    differences(
      (json as { code: string }[]).map(({ code }) => code),
      [...of('DIVISION'), ...of('GRID')]
        .filter((thing) => isOnTheWay(asker, thing))
        .map(({ code }) => code),
    )

  const grids =
    (area: string): Check =>
    (asker, { json }) => {
      const list = json as GridSummary[]
      const wanted = seen(asker, 'GRID').filter(({ place }) => place.startsWith(area))
      return [
        ...differences(
          list.map(({ code }) => code),
          wanted.map(({ code }) => code),
        ),
        ...list.flatMap((grid) => [
          ...presence('rooms', grid.rooms, grade(asker, 'ADDRESS', grid.code) > 0),
          ...presence('residents', grid.residents, grade(asker, 'RESIDENT', grid.code) > 0),
          ...presence('enterprises', grid.enterprises, grade(asker, 'ENTERPRISE', grid.code) > 0),
          ...presence('openEvents', grid.openEvents, grade(asker, 'EVENT', grid.code) > 0),
          ...(grid.residents !== undefined &&
          !grid.rounded &&
          grade(asker, 'RESIDENT', grid.code) < 3
            ? ['counts people exactly']
            : []),
        ]),
      ]
    }

  const search =
    (q: string): Check =>
    (asker, { json }) => {
      const hits = (json as SearchHit[]).filter(({ kind }) => kind !== 'layer')
      const hidden = hits.filter((hit) => !mayFind(asker, hit))
      const wrong = hidden.map(({ layer, code }) => `finds ${layer} ${code}`)
      if (q !== 'Qz') return wrong
      const planted = things.filter(
        ({ layer, title }) => title.startsWith(q) && layer.code !== 'EVENT',
      )
      const wanted = planted.filter((thing) => sees(asker, 'map.read', thing))
      return [
        ...wrong,
        ...differences(
          hits.map(({ code }) => code),
          wanted.map(({ code }) => code),
        ),
      ]
    }

  const mayFind = (asker: Asker, { layer: code, code: found, kind, lonLat }: SearchHit) => {
    if (kind === 'address')
      return placesAt(lonLat).some((place) => grade(asker, 'ADDRESS', place) > 0)
    // What lies above leads down to it, as in the list of divisions.
    if (kind === 'division')
      return of('DIVISION').some(
        (thing) =>
          thing.code === found && isOnTheWay(asker, thing) && known(asker).includes(thing.layer),
      )
    const layer = kind === 'grid' ? 'GRID' : code
    return seen(asker, layer ?? '').some((thing) => thing.code === found)
  }
  /** Of addresses without a code: the grids around. */
  const placesAt = (lonLat: readonly number[] | null | undefined) =>
    of('GRID')
      .filter((grid) => lonLat && Math.abs(grid.lonLat[0] - lonLat[0]!) <= 0.003)
      .map(({ place }) => place)

  const codes =
    (
      operation: 'map.read' | 'data.analyse' | 'data.export',
      code: string,
      all?: readonly Thing[],
    ): Check =>
    (asker, { features }) => {
      const visible = (all ?? of(code)).filter((thing) => sees(asker, operation, thing))
      const found = features.map((feature) => String(feature.code))
      if (all)
        return differences(
          found,
          visible.map((thing) => thing.code),
        )
      const isOverview = features.some((feature) => feature.count !== undefined)
      const count = features.reduce((sum, feature) => sum + Number(feature.count ?? 1), 0)
      if (count > visible.length) return [`counts ${count} of ${visible.length}`]
      if (isOverview) return []
      const known = new Set(visible.map((thing) => thing.code))
      return found.filter((one) => !known.has(one)).map((one) => `draws ${one}`)
    }

  const items =
    (code: string): Check =>
    (asker, { json }) => {
      const { features, numberMatched = 0 } = json as {
        features: { id: string }[]
        numberMatched?: number
      }
      const wanted = seen(asker, code)
      return [
        ...differences(
          features.map(({ id }) => id),
          wanted.map((thing) => thing.code),
        ),
        ...(numberMatched === wanted.length ? [] : [`matches ${numberMatched}`]),
      ]
    }

  const known = (asker: Asker) =>
    [...layers.values()].filter((layer: GuardedLayer) => knows(asker, 'map.read', layer))

  const collections: Check = (asker, { json }) => {
    const list = (json as { collections: OgcCollection[] }).collections
    return [
      ...differences(
        list.map(({ id }) => id),
        known(asker).map(({ code }) => code),
      ),
      ...list.flatMap(({ id, extent }) =>
        boundsAreTight(asker, id, extent?.spatial.bbox[0] ?? null),
      ),
    ]
  }

  const apiDocument: Check = (asker, { text }) =>
    differences(
      [...new Set([...text.matchAll(/\/collections\/([A-Z_]+)\/items"/g)].map(([, id]) => id!))],
      known(asker).map(({ code }) => code),
    )

  const events: Check = (asker, { json }) => {
    const { items: list, total, open } = json as EventPage
    const wanted = seen(asker, 'EVENT')
    return [
      ...differences(
        list.map(({ no }) => no),
        wanted.map((thing) => thing.code),
      ),
      ...(total === wanted.length && open <= total ? [] : [`counts ${total} events`]),
    ]
  }

  return {
    layers: layerList,
    card,
    section,
    divisions,
    grids,
    search,
    codes,
    items,
    collections,
    apiDocument,
    events,
  }
}

interface OgcCollection {
  id: string
  extent?: { spatial: { bbox: (readonly number[])[] } }
}

/** What is there and should not be, and the other way round. */
export function differences(found: readonly string[], wanted: readonly string[]): string[] {
  const [all, right] = [new Set(found), new Set(wanted)]
  return [
    ...[...all].filter((one) => !right.has(one)).map((one) => `has ${one}`),
    ...[...right].filter((one) => !all.has(one)).map((one) => `lacks ${one}`),
  ]
}

function presence(what: string, value: unknown, shouldBe: boolean): string[] {
  if ((value !== undefined) === shouldBe) return []
  return [shouldBe ? `lacks ${what}` : `has ${what}`]
}

function holds(things: readonly Thing[], [west, south, east, north]: readonly number[]): boolean {
  const at = (axis: 0 | 1) => things.map(({ lonLat }) => lonLat[axis])
  const near = 1e-6
  return (
    Math.min(...at(0)) <= west! + near &&
    Math.min(...at(1)) <= south! + near &&
    Math.max(...at(0)) >= east! - near &&
    Math.max(...at(1)) >= north! - near
  )
}
