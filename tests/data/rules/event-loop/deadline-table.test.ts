import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { StageClock, TimeLimit } from '../../../../data/contracts/index.ts'
import {
  addTime,
  createWorkCalendar,
  extendClock,
  limitMinutes,
  minutesBetween,
  resumeClock,
  stopClock,
} from '../../../../data/rules/event-loop/index.ts'

/**
 * Each row: a start, a limit, when it was stopped and resumed, by how much it was extended, when it is due, and `why`: the count
 * day by day, to be checked with a calendar in hand. The table was worked out minute by minute by a program that shares nothing with
 * the rules, and read over.
 */
const TABLE = new URL('../../../fixtures/event-loop/deadlines.tsv', import.meta.url)
const [, ...CASES] = readFileSync(TABLE, 'utf8').trimEnd().split('\n').map(readCase)
const calendar = createWorkCalendar()

describe('the table of deadlines', () => {
  it('has two hundred cases and more, over weekends, 调休, suspensions and extensions', () => {
    const having = (fits: (one: Case) => boolean) => CASES.filter(fits).length
    expect(CASES.length).toBeGreaterThanOrEqual(200)
    expect(having(({ why }) => why.includes('（调休）'))).toBeGreaterThan(40)
    expect(having(({ stops }) => stops.length > 0)).toBeGreaterThan(30)
    expect(having(({ extended }) => extended !== '')).toBeGreaterThan(20)
  })

  it.each(CASES)('$no: $from, $limit $stops $extended is due $due', (one) => {
    expect(local(dueOf(one))).toBe(one.due)
  })

  it.each(CASES.filter(({ stops, extended }) => stops.length + extended.length === 0))(
    '$no: as much time lies between $from and $due',
    ({ from, due, limit }) => {
      const { clock } = parseLimit(limit)
      const minutes = minutesBetween(calendar, instant(from), instant(due), clock)
      expect(minutes).toBe(limitMinutes(parseLimit(limit)))
    },
  )
})

interface Case {
  no: string
  from: string
  limit: string
  stops: string
  extended: string
  due: string
  why: string
}

function readCase(line: string): Case {
  const [no = '', from = '', limit = '', stops = '', extended = '', due = '', why = ''] =
    line.split('\t')
  return { no, from, limit, stops, extended, due, why }
}

function dueOf({ from, limit: text, stops, extended }: Case): number {
  const limit = parseLimit(text)
  const totalMinutes = limitMinutes(limit)
  let clock: StageClock = {
    stage: 'dispose',
    runs: limit.clock,
    totalMinutes,
    dueAt: addTime(calendar, instant(from), totalMinutes, limit.clock),
    stoppedWithMinutes: null,
  }
  for (const stop of stops.split(' ').filter((one) => one !== '')) {
    const [stopped = '', resumed = ''] = stop.split('/')
    clock = stopClock(calendar, clock, instant(stopped))
    clock = resumeClock(calendar, clock, instant(resumed))
  }
  if (extended === '') return clock.dueAt
  const by = limitMinutes(parseLimit(`${extended} ${limit.clock}`))
  return extendClock(calendar, clock, by).dueAt
}

const UNITS: Readonly<Record<string, TimeLimit['unit']>> = { min: 'minute', h: 'hour', d: 'day' }

function parseLimit(text: string): TimeLimit {
  const [amount, unit = '', clock] = text.split(' ')
  return {
    amount: Number(amount),
    unit: UNITS[unit]!,
    clock: clock === 'work' ? 'work' : 'natural',
  }
}

const instant = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const local = (at: number) =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
