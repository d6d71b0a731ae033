import { ADDRESS_IDS } from '../../builders/tiny-world/addresses.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { type Fixture, type Ground, one, post, type Question } from './fixture.ts'
import { gradeFor, knows, sees } from './oracle.ts'

export function addressRoutes({ inventory }: Ground): Record<string, Fixture> {
  const reading = ['map.read'] as const
  const editing = ['base.edit'] as const
  const layer = inventory.layers.get('ADDRESS')!
  const coded = inventory.things.filter((thing) => thing.layer === layer)
  const nowhere = { subdistrict: WORLD.qingyuan, id: 999_999_999 }
  // Whoever may edit at all is told that there is no such address; the layer may be withheld as well.
  const onNothing = (path: string, body: object): Question => ({
    path,
    init: post(body),
    letThrough: ['address-not-found', 'change-not-found', 'layer-not-found'],
  })
  const at = '/api/addresses'
  return {
    [`GET ${at}`]: {
      needs: reading,
      questions: ['q=文澜', `q=${WORLD.rooms.far}`, 'state=active'].map((query) => ({
        path: `${at}?limit=500&${encodeURI(query)}`,
        isThere: (asker) => knows(asker, 'map.read', layer),
        check: (asker, { json }) =>
          (json as { items: { grid: string }[] }).items
            .filter(({ grid }) => gradeFor(asker, 'map.read', layer, grid) === 0)
            .map(({ grid }) => `tells of ${grid}`),
      })),
    },
    'GET /api/coded-addresses/:code': {
      needs: reading,
      questions: coded.slice(0, 8).map((thing) => ({
        path: `/api/coded-addresses/${thing.code}`,
        isThere: (asker) => sees(asker, 'map.read', thing),
      })),
    },
    [`GET ${at}/:subdistrict/:id`]: {
      needs: reading,
      questions: [
        [WORLD.qingyuan, ADDRESS_IDS.family, WORLD.rooms.family] as const,
        [WORLD.qingyuan, ADDRESS_IDS.slab5, WORLD.buildings.slab5] as const,
        [WORLD.linxi, ADDRESS_IDS.far, WORLD.buildings.far] as const,
      ].map(([subdistrict, id, code]) => ({
        path: `${at}/${subdistrict}/${id}`,
        isThere: (asker) => sees(asker, 'map.read', coded.find((thing) => thing.code === code)!),
      })),
    },
    [`GET ${at}/:subdistrict/:id/review`]: {
      needs: editing,
      questions: [
        [WORLD.qingyuan, ADDRESS_IDS.slab5, WORLD.buildings.slab5] as const,
        [WORLD.linxi, ADDRESS_IDS.far, WORLD.buildings.far] as const,
      ].map(([subdistrict, id, code]) => ({
        path: `${at}/${subdistrict}/${id}/review`,
        isThere: (asker) => sees(asker, 'base.edit', coded.find((thing) => thing.code === code)!),
      })),
    },
    [`GET ${at}/changes`]: {
      needs: editing,
      questions: [
        { path: `${at}/changes?limit=10`, isThere: (asker) => knows(asker, 'base.edit', layer) },
      ],
    },
    [`POST ${at}/changes`]: one(
      editing,
      onNothing(`${at}/changes`, { op: 'demolish', place: nowhere }),
    ),
    [`POST ${at}/changes/:id/reverse`]: one(editing, onNothing(`${at}/changes/999999/reverse`, {})),
    [`POST ${at}/certify`]: one(
      editing,
      onNothing(`${at}/certify`, { place: nowhere, to: 'active' }),
    ),
    [`POST ${at}/aliases`]: one(
      editing,
      onNothing(`${at}/aliases`, { place: nowhere, text: '旧名', kind: '俗称' }),
    ),
    [`POST ${at}/aliases/end`]: one(
      editing,
      onNothing(`${at}/aliases/end`, { place: nowhere, text: '旧名' }),
    ),
  }
}
