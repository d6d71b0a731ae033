import { WORLD } from '../../builders/tiny-world/codes.ts'
import {
  absent,
  type Fixture,
  type Ground,
  isOnTheWay,
  one,
  post,
  REFUSED_INPUT,
  sample,
} from './fixture.ts'
import { freshnessChecks } from './freshness-checks.ts'
import { listChecks } from './list-checks.ts'
import { gradeFor, knows, sees } from './oracle.ts'

export function mapRoutes(ground: Ground): Record<string, Fixture> {
  const reading = ['map.read'] as const
  const { inventory } = ground
  const checks = listChecks(ground)
  const freshness = freshnessChecks(ground)
  const buildings = inventory.things.filter(({ layer }) => layer.code === 'BUILDING')
  const places = inventory.things.filter(({ layer }) => ['GRID', 'DIVISION'].includes(layer.code))
  const residents = inventory.layers.get('RESIDENT')!
  const rooms = inventory.things.filter(({ code }) => code.startsWith('R3'))
  const inhabited: string[] = [WORLD.rooms.family, WORLD.rooms.single, WORLD.rooms.far]
  return {
    'GET /api/layers': one(reading, { path: '/api/layers', check: checks.layers }),
    'GET /api/freshness': one(reading, { path: '/api/freshness', check: freshness.byLayer }),
    'GET /api/freshness/grids': {
      needs: reading,
      questions: ['CATERING', 'RENTAL', 'CT_MATERIAL'].map((code) => ({
        path: `/api/freshness/grids?layer=${code}`,
        isThere: (asker) => knows(asker, 'map.read', inventory.layers.get(code)!),
        check: freshness.byGrid(code),
      })),
    },
    'GET /api/features/:layer/:code': {
      needs: reading,
      questions: [...sample(inventory), absent(inventory)].map((thing) => ({
        path: `/api/features/${thing.layer.code}/${thing.code}`,
        isThere: (asker) => thing.code !== 'NOTHING' && sees(asker, 'map.read', thing),
        check: checks.card(thing),
      })),
    },
    'GET /api/buildings/:code/section': {
      needs: reading,
      questions: buildings.map((building) => ({
        path: `/api/buildings/${building.code}/section`,
        isThere: (asker) => sees(asker, 'map.read', building),
        check: checks.section(building),
      })),
    },
    'GET /api/people': {
      needs: reading,
      questions: rooms.map(({ code, place }) => ({
        path: `/api/people?room=${code}`,
        isThere: (asker) =>
          inhabited.includes(code) && gradeFor(asker, 'map.read', residents, place) >= 3,
      })),
    },
    'POST /api/people/search': one(reading, {
      path: '/api/people/search',
      init: post({ idNumber: '990199198501011229' }),
      isThere: (asker) =>
        Object.values(WORLD.grids).some(
          (grid) => gradeFor(asker, 'map.read', residents, grid) >= 4,
        ),
      // Nobody here has said what for.
      letThrough: ['purpose-needed', 'too-many-searches'],
    }),
    'GET /api/divisions': one(reading, { path: '/api/divisions', check: checks.divisions }),
    'GET /api/divisions/:code': {
      needs: reading,
      questions: places.map((thing) => ({
        path: `/api/divisions/${thing.code}`,
        isThere: (asker) => isOnTheWay(asker, thing),
      })),
    },
    'GET /api/grids': {
      needs: reading,
      questions: ['', WORLD.qingyuan, WORLD.linxi, WORLD.grids.east].map((area) => ({
        path: `/api/grids?area=${area}`,
        check: checks.grids(area),
      })),
    },
    'GET /api/search': {
      needs: reading,
      questions: [
        'Qz',
        '文澜',
        '面馆',
        '桥头',
        '网格',
        '3幢501',
        '临溪花园',
        WORLD.rooms.far,
        WORLD.sites.far,
        '老纺织宿舍',
        '街道',
        WORLD.linxi,
        WORLD.items.goods,
        WORLD.items.farCatering,
        WORLD.events.far,
      ].map((q) => ({
        path: `/api/search?limit=50&q=${encodeURIComponent(q)}`,
        check: checks.search(q),
      })),
    },
    'GET /api/addresses/index': {
      needs: ['data.import'],
      questions: [
        {
          path: '/api/addresses/index',
          isThere: () => false,
          askedBy: (asker) => !knows(asker, 'data.import', inventory.layers.get('ADDRESS')!),
        },
      ],
    },
    'POST /api/addresses/match': one(
      reading,
      {
        path: '/api/addresses/match',
        init: post({ texts: [] }),
        letThrough: [...REFUSED_INPUT, 'layer-not-found'],
      },
      // Answers of the others take an index of all addresses.
      {
        path: '/api/addresses/match',
        init: post({ texts: ['文澜路12号'] }),
        isThere: () => false,
        askedBy: (asker) => !knows(asker, 'map.read', inventory.layers.get('ADDRESS')!),
      },
    ),
  }
}
