import { describe, expect, it } from 'vitest'
import type { LayerGroup } from '../../../data/contracts/index.ts'
import { alsoHere, arrangePicks } from '../../../web/card/arrange-picks.ts'
import type { MapPick } from '../../../web/map/map-controller.ts'

const pick = (layer: string, code: string, count = 0): MapPick => ({
  layer,
  code,
  cluster: count === 0 ? null : { count, bounds: [120, 30, 121, 31] },
  lonLat: [120, 30],
})
const groups: Record<string, LayerGroup> = {
  BUILDING: 'base',
  GRID: 'base',
  DIVISION: 'base',
  RENTAL: 'housing',
  CATERING: 'business',
  OWN_PARKS: 'own',
}
const meaning = (...picks: MapPick[]) => arrangePicks(picks, (layer) => groups[layer])
const codes = (picks: readonly MapPick[]) => picks.map((p) => p.code)

describe('arrangePicks', () => {
  it('takes the shop, not the building, grid and division that it stands on', () =>
    expect(
      meaning(
        pick('CATERING', 'c1'),
        pick('BUILDING', 'b1'),
        pick('GRID', 'g1'),
        pick('DIVISION', 'd'),
      ),
    ).toMatchObject({ kind: 'one', pick: { code: 'c1' } }))

  it('takes the building where nothing stands on it', () =>
    expect(meaning(pick('BUILDING', 'b1'), pick('GRID', 'g1'))).toMatchObject({
      kind: 'one',
      pick: { code: 'b1' },
    }))

  it('takes the topmost ground where there is nothing else', () =>
    expect(meaning(pick('GRID', 'g1'), pick('DIVISION', 'd1'))).toMatchObject({
      kind: 'one',
      pick: { code: 'g1' },
    }))

  it('offers several things on one spot as a list', () => {
    const several = meaning(pick('RENTAL', 'r1'), pick('RENTAL', 'r2'), pick('CATERING', 'c1'))
    expect(several.kind === 'several' && codes(several.picks)).toEqual(['r1', 'r2', 'c1'])
  })

  it('counts a thing that two tiles both drew once', () =>
    expect(meaning(pick('RENTAL', 'r1'), pick('RENTAL', 'r1')).kind).toBe('one'))

  it('takes a cluster apart', () =>
    expect(meaning(pick('RENTAL', 'k1', 40), pick('RENTAL', 'r2')).kind).toBe('cluster'))

  it('treats a layer of one’s own as a thing', () =>
    expect(meaning(pick('OWN_PARKS', 'o1'), pick('BUILDING', 'b1'))).toMatchObject({
      pick: { code: 'o1' },
    }))

  it('means nothing where nothing was hit', () => expect(meaning()).toEqual({ kind: 'nothing' }))
})

describe('alsoHere', () => {
  it('names everything under the click but the selected thing and clusters', () =>
    expect(
      codes(
        alsoHere(
          [pick('CATERING', 'c1'), pick('BUILDING', 'b1'), pick('RENTAL', 'k', 9)],
          pick('CATERING', 'c1'),
        ),
      ),
    ).toEqual(['b1']))
})
