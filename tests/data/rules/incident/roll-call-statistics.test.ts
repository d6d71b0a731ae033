import { expect, it } from 'vitest'
import {
  applyAct,
  beginIncident,
  type Door,
} from '../../../../data/rules/incident/incident-state.ts'
import { neglectedDoors } from '../../../../data/rules/incident/neglected-doors.ts'
import {
  overallPace,
  rollCallStatistics,
} from '../../../../data/rules/incident/roll-call-statistics.ts'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const SECOND = 1_000

/** Two stairwells of four doors; the first is done after 40 s, in the second one door stays untouched. */
const DOORS: Door[] = ['1', '2'].flatMap((stairwell) =>
  ['101', '102', '201', '202'].map((number) => ({
    room: `${stairwell}-${number}`,
    building: 'B1',
    stairwell,
    grid: 'west',
    needsHelpFirst: false,
  })),
)
const KNOCKS = [10, 20, 30, 40, 50, 70, 130]

function drill() {
  const state = beginIncident(DOORS, 'wang')
  const responders = [
    { key: 'a', name: '甲' },
    { key: 'b', name: '乙' },
  ]
  const act = { id: '0', at: new Date(NOON).toISOString(), kind: 'assign' as const, responders }
  applyAct(state, { seq: 1, act, by: 'wang', recordedAt: NOON })
  for (const [i, seconds] of KNOCKS.entries()) {
    const at = NOON + seconds * SECOND
    applyAct(state, {
      seq: i + 2,
      act: {
        id: `${i + 1}`,
        at: new Date(at).toISOString(),
        kind: 'tickDoor',
        room: DOORS[i]!.room as never,
        result: i === 0 ? 'refused' : 'cleared',
      },
      by: 'w',
      recordedAt: at,
    })
  }
  return state
}

it('counts doors by minute, and when half, nine tenths and all were reached', () => {
  const statistics = rollCallStatistics(drill(), DOORS, NOON)
  expect(statistics).toMatchObject({
    doors: 8,
    knocked: 7,
    cleared: 6,
    perMinute: [5, 1, 1],
    minutesToHalf: 40 / 60,
    minutesToNineTenths: null,
    minutesToAll: null,
  })
  expect(overallPace(statistics)).toBeCloseTo(7 / 3)
})

it('names the slowest stairwell first: the one that was never finished', () => {
  const { stairwells } = rollCallStatistics(drill(), DOORS, NOON)
  expect(
    stairwells.map(({ stairwell, minutes, knocked }) => [stairwell, minutes, knocked]),
  ).toEqual([
    ['2', null, 3],
    ['1', 40 / 60, 4],
  ])
})

it('gives each responder the pace at their own doors', () => {
  const { responders } = rollCallStatistics(drill(), DOORS, NOON)
  const fast = responders.find(({ knocked }) => knocked === 4)!
  expect(fast.doorsPerMinute).toBeCloseTo(3 / 0.5)
  expect(responders.reduce((sum, { doors }) => sum + doors, 0)).toBe(8)
})

it('is empty before anybody has knocked', () => {
  const statistics = rollCallStatistics(beginIncident(DOORS), DOORS, NOON)
  expect(statistics).toMatchObject({ knocked: 0, perMinute: [], minutesToHalf: null })
  expect(overallPace(statistics)).toBeNull()
})

it('finds doors left behind in a stairwell that stands still, or when nearly all others are done', () => {
  const door = (room: string, stairwell: string, seconds: number | null) => ({
    room,
    building: 'B1',
    stairwell,
    result: seconds === null ? null : 'cleared',
    at: seconds === null ? null : new Date(NOON + seconds * SECOND).toISOString(),
  })
  const doors = [
    door('a', '1', 10),
    door('b', '1', null),
    door('c', '2', 100),
    door('d', '2', null),
    door('e', '3', null),
  ]
  const late = (seconds: number) => [...neglectedDoors(doors, NOON + seconds * SECOND, NOON)]
  expect(late(60)).toEqual([])
  expect(late(125)).toEqual(['e'])
  expect(late(140)).toEqual(['b', 'e'])
  expect(late(300)).toEqual(['b', 'd', 'e'])
  const nearly = [
    ...Array.from({ length: 9 }, (_, i) => door(`${i}`, '1', 10)),
    door('x', '1', null),
  ]
  expect([...neglectedDoors(nearly, NOON + 11 * SECOND, NOON)]).toEqual(['x'])
})
