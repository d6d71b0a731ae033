import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { datasetName } from '../../../data/registry/index.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { type Fixture, type Ground, one, type Question, sample } from './fixture.ts'
import type { Asker } from './holders.ts'
import { listChecks } from './list-checks.ts'
import { type GuardedLayer, gradeFor, knows, sees } from './oracle.ts'

/** Tiles at the first zoom with features and at the lowest; packs of every subdistrict. */
export function deliveries({ inventory, services }: Ground): Record<string, Fixture> {
  const checks = listChecks({ inventory, services })
  const published = services.packs.catalogue.layers().filter(({ bounds }) => bounds !== null)
  const tiles = published.flatMap(({ layer: code, detailZoom, minZoom, bounds }): Question[] => {
    const layer = inventory.layers.get(code)!
    return [...new Set([detailZoom, Math.max(minZoom, 10)])].flatMap((z) => {
      const { minX, maxX, minY, maxY } = tilesOf(bounds!, z)
      const xs = Array.from({ length: Math.min(maxX - minX + 1, 3) }, (_, i) => minX + i)
      return xs.map((x) => ({
        path: `/tiles/${code}/${z}/${x}/${maxY > minY ? minY : maxY}.fgb`,
        isThere: (asker: Asker) => knows(asker, 'map.read', layer),
        check: checks.codes('map.read', code),
      }))
    })
  })
  const packs = published.flatMap(({ layer: code, packs }) =>
    packs.map(({ subdistrict }): Question => {
      const inPack = inventory.things
        .filter(({ layer }) => layer.code === code)
        .filter(({ place }) => isInPack(code, place, subdistrict))
      return {
        path: `/packs/${code}/${subdistrict}.fgb`,
        isThere: (asker) => inPack.some((thing) => sees(asker, 'data.export', thing)),
        check: checks.codes('data.export', code, inPack),
      }
    }),
  )
  const columns = published.flatMap(({ layer: code, packs }) =>
    packs.map(({ subdistrict }): Question => {
      const inPart = inventory.things
        .filter(({ layer }) => layer.code === code)
        .filter(({ place }) => isInPack(code, place, subdistrict))
      return {
        path: `/columns/${datasetName(code)}/${subdistrict}.arrow`,
        isThere: (asker) => inPart.some((thing) => sees(asker, 'data.analyse', thing)),
        check: checks.codes('data.analyse', code, inPart),
      }
    }),
  )
  return {
    'GET /api/columns': one(['data.analyse'], { path: '/api/columns' }),
    'GET /columns/:dataset/:file': { needs: ['data.analyse'], questions: columns },
    'GET /tiles': one(['map.read'], { path: '/tiles' }),
    'GET /tiles/:layer/:z/:x/:file': { needs: ['map.read'], questions: tiles },
    'GET /packs/:layer/:file': { needs: ['data.export'], questions: packs },
  }
}

export function ogcRoutes(ground: Ground): Record<string, Fixture> {
  const { inventory } = ground
  const reading = ['map.read'] as const
  const checks = listChecks(ground)
  const layers = [...inventory.layers.values()].filter(({ code }) =>
    inventory.things.some(({ layer }) => layer.code === code),
  )
  const ofLayer = (suffix: string, check?: (code: string) => Question['check']) =>
    layers.map((layer): Question => {
      const found = check?.(layer.code)
      return {
        path: `/ogc/collections/${layer.code}${suffix}`,
        isThere: (asker) => knows(asker, 'map.read', layer),
        ...(found && { check: found }),
      }
    })
  return {
    'GET /ogc': one(reading, { path: '/ogc' }),
    'GET /ogc/conformance': one(reading, { path: '/ogc/conformance' }),
    'GET /ogc/api': one(reading, { path: '/ogc/api', check: checks.apiDocument }),
    'GET /ogc/collections': one(reading, { path: '/ogc/collections', check: checks.collections }),
    'GET /ogc/collections/:layer': { needs: reading, questions: ofLayer('') },
    'GET /ogc/collections/:layer/items': {
      needs: reading,
      questions: [...ofLayer('/items?limit=1000', checks.items), ...filters(ground)],
    },
    'GET /ogc/collections/:layer/items/:code': {
      needs: reading,
      questions: sample(inventory).map((thing) => ({
        path: `/ogc/collections/${thing.layer.code}/items/${thing.code}`,
        isThere: (asker) => sees(asker, 'map.read', thing),
      })),
    },
  }
}

/** Asking by a value of the second grade is for who reads it wherever they see the layer. */
function filters({ inventory, services }: Ground): Question[] {
  const lowest = (asker: Asker, layer: GuardedLayer) => {
    const grades = [...Object.values(WORLD.grids), ''].map((place) =>
      gradeFor(asker, 'map.read', layer, place),
    )
    return Math.min(...grades.filter((grade) => grade > 0))
  }
  return services.registry.layers.flatMap(({ code, attributes }) => {
    const layer = inventory.layers.get(code)!
    const asked = attributes.find(
      ({ sensitivity, type, counts }) => sensitivity === 2 && type !== 'list' && !counts,
    )
    if (asked === undefined) return []
    return {
      path: `/ogc/collections/${code}/items?${asked.key}=1`,
      isThere: (asker) => knows(asker, 'map.read', layer),
      letThrough: [400],
      check: (asker) => (lowest(asker, layer) < 2 ? [`asks for ${asked.key}`] : []),
    }
  })
}

/** Of the layers that are drawn everywhere nothing has a grid. */
function isInPack(layer: string, place: string, subdistrict: string): boolean {
  if (['ROAD', 'WATER', 'LANDUSE'].includes(layer)) return true
  return place.length < 9 ? subdistrict === '000000000' : place.startsWith(subdistrict)
}
