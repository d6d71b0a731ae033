import { describe, expect, it } from 'vitest'
import type { FieldAct, OrderAct } from '../../../../data/contracts/index.ts'
import {
  applyAct,
  beginIncident,
  type Door,
  type IncidentState,
  responderOf,
} from '../../../../data/rules/incident/incident-state.ts'
import { paceOf } from '../../../../data/rules/incident/pace.ts'
import { refuseAct } from '../../../../data/rules/incident/refuse-act.ts'

const DOORS: readonly Door[] = ['101', '102', '201'].map((room) => ({
  room,
  building: 'B1',
  stairwell: '1',
  grid: 'west',
  needsHelpFirst: false,
}))
const NOON = Date.parse('2026-03-02T12:00:00Z')
const at = (seconds: number) => new Date(NOON + seconds * 1000).toISOString()

type Tick = Extract<FieldAct, { kind: 'tickDoor' }>

const tick = (id: string, seconds: number, result: 'cleared' | 'notHome', more = {}): Tick => ({
  id,
  at: at(seconds),
  kind: 'tickDoor',
  room: '101' as never,
  result,
  ...more,
})

function fold(acts: readonly (FieldAct | OrderAct)[], by = 'worker'): IncidentState {
  const state = beginIncident(DOORS)
  for (const [i, act] of acts.entries()) {
    applyAct(state, { seq: i + 1, act, by, recordedAt: NOON + 3_600_000 })
  }
  return state
}

const door = (state: IncidentState) => {
  const { result, people, tickers } = state.ticks.get('101')!
  return { result: result.value, people: people?.value, tickers: tickers.size }
}

describe('a door that two people mark', () => {
  const acts = [
    tick('a', 10, 'notHome', { responder: 'x' }),
    tick('b', 40, 'cleared', { responder: 'y', people: 3 }),
    tick('c', 20, 'notHome', { responder: 'x', people: 1 }),
    tick('d', 60, 'cleared', { responder: 'z' }),
  ]

  it('says what was said last, whatever arrived last, and who was there', () => {
    for (const order of permutations(acts)) {
      expect(door(fold(order))).toEqual({ result: 'cleared', people: 3, tickers: 3 })
    }
  })

  it('at the same instant ends alike in every order', () => {
    const same = [tick('a', 10, 'cleared'), tick('b', 10, 'notHome')]
    expect(door(fold(same))).toEqual(door(fold([...same].reverse())))
  })

  it('does not believe a clock that runs ahead', () => {
    const state = beginIncident(DOORS)
    const ahead = tick('a', 86_400, 'notHome')
    applyAct(state, { seq: 1, act: ahead, by: 'x', recordedAt: NOON })
    applyAct(state, { seq: 2, act: tick('b', 60, 'cleared'), by: 'y', recordedAt: NOON + 60_000 })
    expect(door(state).result).toBe('cleared')
  })
})

describe('what cannot be written down', () => {
  const task: OrderAct = {
    id: 't',
    at: at(0),
    kind: 'giveTask',
    task: 'gas',
    title: '关闭燃气',
    to: '燃气公司',
    withinMinutes: 5,
  }
  const close: OrderAct = { id: 'c', at: at(0), kind: 'close', text: '' }

  it.each<[string, readonly OrderAct[], FieldAct | OrderAct, string | undefined]>([
    [
      'a door of another house',
      [],
      { ...tick('a', 0, 'cleared'), room: '999' as never },
      'unknownDoor',
    ],
    [
      'an answer to no task',
      [],
      { id: 'a', at: at(0), kind: 'finishTask', task: 'gas' },
      'unknownTask',
    ],
    ['the same task twice', [task], task, 'alreadyGiven'],
    ['an order after the end', [close], { ...task, task: 'other' }, 'closed'],
    ['an end after the end', [close], close, 'closed'],
    [
      'a roll-call by nobody',
      [],
      { id: 'a', at: at(0), kind: 'assign', responders: [] },
      'noResponders',
    ],
    ['but a late tick is', [close], tick('a', 0, 'cleared'), undefined],
  ])('%s', (_what, before, act, reason) => {
    expect(refuseAct(fold(before), act, 'chief')).toBe(reason)
  })
})

describe('tasks, people at the shelters, stairwells', () => {
  it('keeps when a task was answered first', () => {
    const answer = (id: string, seconds: number, kind: 'acknowledgeTask' | 'finishTask') =>
      ({ id, at: at(seconds), kind, task: 'gas' }) as const
    const given: OrderAct = {
      id: 't',
      at: at(0),
      kind: 'giveTask',
      task: 'gas',
      title: '关闭燃气',
      to: '燃气公司',
      withinMinutes: 5,
    }
    const state = fold([given, answer('a', 90, 'finishTask'), answer('b', 30, 'acknowledgeTask')])
    expect(state.tasks.get('gas')).toMatchObject({
      acknowledgedAt: NOON + 30_000,
      finishedAt: NOON + 90_000,
    })
  })

  it('adds up who arrived', () => {
    const arrive = (id: string, people: number): FieldAct => ({
      id,
      at: at(0),
      kind: 'countArrivals',
      shelter: 'F1' as never,
      people,
    })
    expect(fold([arrive('a', 3), arrive('b', 4), arrive('c', -1)]).arrivals.get('F1')).toBe(6)
  })

  it('knows who is to knock', () => {
    const state = fold([
      { id: 'a', at: at(0), kind: 'assign', responders: [{ key: 'zhou', name: '周' }] },
    ])
    expect(responderOf(state, DOORS[0]!)).toBe('zhou')
  })
})

describe('the pace', () => {
  const minute = 60_000
  it.each([
    ['nobody has knocked', [], 10, { doorsPerMinute: 0, minutesLeft: null }],
    [
      'six in the first minute',
      [1, 2, 3, 4, 5, 6].map((i) => minute - i),
      12,
      { doorsPerMinute: 6, minutesLeft: 2 },
    ],
    ['all are done', [1, 2], 0, { doorsPerMinute: 2, minutesLeft: 0 }],
  ])('when %s', (_what, knocks, left, expected) => {
    expect(paceOf(knocks, minute, left)).toEqual(expected)
  })

  it('says that nobody is moving when the last knock is long ago', () => {
    expect(paceOf([0], 10 * minute, 4)).toEqual({ doorsPerMinute: 0, minutesLeft: null })
  })
})

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  )
}
