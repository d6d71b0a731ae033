import { describe, expect, it } from 'vitest'
import type { LayerCode } from '../../../data/contracts/index.ts'
import { legend, QUESTIONS, roomBand, roomTone } from '../../../web/section/room-colouring.ts'
import { room } from './section-builder.ts'

const on = (layer: string, risk: number) => ({ layer: layer as LayerCode, risk })

describe('legend', () => {
  it('counts rooms by use in the order of the registry, empty ones too', () => {
    const rooms = [room('101'), room('102'), room('103', { use: '群租' })]
    expect(legend('use', rooms).map((entry) => [entry.key, entry.rooms])).toEqual([
      ['居住', 2],
      ['经营', 0],
      ['办公', 0],
      ['仓储', 0],
      ['群租', 1],
    ])
  })

  it('shows an unknown use as other instead of losing the room', () => {
    expect(legend('use', [room('101', { use: '祠堂' })]).at(-1)).toMatchObject({
      key: 'other',
      rooms: 1,
    })
  })

  it('counts residents in steps', () => {
    const rooms = [0, 1, 2, 3, 4, 5, 12].map((residents, n) => room(`10${n}`, { residents }))
    expect(legend('residents', rooms).map((entry) => [entry.key, entry.rooms])).toEqual([
      ['0', 1],
      ['1', 1],
      ['2', 1],
      ['3–4', 2],
      ['5+', 2],
    ])
  })

  it('tells a room on no layer from one on a layer without a risk', () => {
    const rooms = [room('101'), room('102', { items: [on('RENTAL', 0)] })]
    expect(legend('risk', rooms).map((entry) => entry.rooms)).toEqual([1, 1, 0, 0, 0, 0])
  })

  it.each(QUESTIONS)('counts every room exactly once by %s', (question) => {
    const rooms = [
      room('101'),
      room('102', { residents: 9, aged60: 3, floating: 5, openEvents: 7 }),
    ]
    expect(legend(question, rooms).reduce((sum, entry) => sum + entry.rooms, 0)).toBe(2)
  })
})

describe('roomTone', () => {
  it('takes the highest risk of everything on the room', () => {
    const risky = room('101', { items: [on('RENTAL', 1), on('GROUP_RENTAL', 4)] })
    expect(roomTone('risk', risky)).toBe('risk-4')
    expect(roomBand('risk', risky)).toBe('risk4')
  })

  it('leaves rooms with nothing of what is asked uncoloured', () => {
    expect(roomTone('elderly', room('101'))).toBe('none')
    expect(roomTone('events', room('101'))).toBe('none')
  })

  it('ends every scale of steps on the darkest tone', () => {
    expect(roomTone('residents', room('101', { residents: 8 }))).toBe('step-4')
    expect(roomTone('elderly', room('101', { aged60: 2 }))).toBe('step-4')
  })
})
