import { describe, expect, it } from 'vitest'
import type {
  EventAction,
  EventActor,
  EventCourse,
  EventInput,
  EventVerb,
} from '../../../../data/contracts/index.ts'
import { ruleSetOf } from '../../../../data/registry/index.ts'
import {
  CLOCK,
  clockStep,
  createWorkCalendar,
  decide,
  decideReport,
  deskFor,
  type EventEvidence,
  evolve,
  nextTick,
  possibleActions,
} from '../../../../data/rules/event-loop/index.ts'

const GRID = '330199002001001'
const loop = { calendar: createWorkCalendar(), rules: ruleSetOf('2026.1') }
/** Monday. */
const START = local('2026-03-02 09:00')
const HOUR = 3_600_000

const worker: EventActor = { user: 'worker', posts: [{ kind: 'gridWorker', area: GRID }] }
const handler: EventActor = { user: 'handler', posts: [] }
const community = deskAt('community', '330199002001')
const street = deskAt('street', '330199002')
const district = deskAt('district', '330199')
const PHOTO: EventEvidence = { photos: 1, photosBefore: 0, nearestPhotoM: 12 }

describe('the way of a reported thing', () => {
  it('leads from the report to the reporter’s judgement', () => {
    const event = begin()
    expect(event.course.holder).toEqual({ kind: 'desk', level: 'community', area: '330199002001' })
    event.do('accept', community)
    event.do('dispatch', community, { handler: 'handler' })
    expect(event.course.holder).toEqual({ kind: 'handler', user: 'handler' })
    event.do('start', handler)
    event.do('finish', handler, { reason: '已清理' }, PHOTO)
    event.do('verify', community, { verifier: 'worker' })
    event.do('pass', worker)
    expect(event.course).toMatchObject({ state: 'closed', holder: null, clock: null })
    event.do('evaluate', worker, { rating: 5 })
    expect(event.course).toMatchObject({ state: 'evaluated', rating: 5 })
  })

  it('may end where it began, with photos before and after, by the worker of the grid', () => {
    const both = { photos: 2, photosBefore: 1 }
    expect(begin().try('selfClose', worker, {}, { photos: 2, photosBefore: 0 })).toBe(
      'photosMissing',
    )
    const neighbour: EventActor = {
      user: 'n',
      posts: [{ kind: 'gridWorker', area: '330199002001' }],
    }
    expect(begin().try('selfClose', neighbour, {}, both)).toBe('notYourGrid')
    expect(begin({ level: 3 }).try('selfClose', worker, {}, both)).toBe('notLevelFour')
    expect(begin().try('selfClose', worker, {}, both)).toBeNull()
  })

  it('needs a place, a class and something that says what there is', () => {
    const plain = { by: 'x', at: START, desk: deskFor(GRID, 'community'), saysWhat: true }
    const asked = (report: object, saysWhat = true) =>
      decideReport(loop, { ...plain, saysWhat, report: { ...REPORT, ...report } })
    expect(asked({ grid: '' })).toMatchObject({ reason: 'placeMissing' })
    expect(asked({ subclass: '' })).toMatchObject({ reason: 'categoryMissing' })
    expect(asked({}, false)).toMatchObject({ reason: 'nothingToSee' })
  })
})

describe('what is refused', () => {
  it.each<[EventVerb, EventActor, EventInput, string]>([
    ['accept', worker, {}, 'wrongPost'],
    ['accept', deskAt('other', '330199001'), {}, 'wrongPost'],
    ['reject', community, {}, 'reasonMissing'],
    ['reject', community, { reason: ' ' }, 'reasonMissing'],
    ['dispatch', community, { handler: 'handler' }, 'wrongState'],
    ['void', community, { reason: '误报' }, 'wrongPost'],
    ['merge', community, { into: 'E2' }, 'parentMissing'],
    ['escalate', community, { cause: 'level' }, 'notUrgentEnough'],
    ['escalate', community, {}, 'causeMissing'],
    ['supervise', street, { grade: 'red' }, 'reasonMissing'],
  ])('%s by %o with %o', (verb, actor, input, reason) => {
    expect(begin().try(verb, actor, input)).toBe(reason)
  })

  it('is whatever comes before what has happened already', () => {
    const event = begin()
    expect(event.try('accept', community, {}, undefined, START - 1)).toBe('beforeLast')
  })

  it('is handling by another and verifying by oneself', () => {
    const event = inHand()
    expect(event.try('start', worker)).toBe('notYours')
    event.do('start', handler)
    expect(event.try('finish', handler, { reason: '好了' })).toBe('photosMissing')
    const far = { ...PHOTO, nearestPhotoM: 101 }
    expect(event.try('finish', handler, { reason: '好了' }, far)).toBe('photoTooFar')
    event.do('finish', handler, { reason: '好了' }, PHOTO)
    expect(event.try('verify', community, { verifier: 'handler' })).toBe('verifierHandled')
  })
})

describe('returns', () => {
  it('are decided by the next level after the second', () => {
    const event = inHand()
    event.do('return', handler, { reason: '不是我们的' })
    expect(event.course).toMatchObject({ state: 'accepted', desk: { level: 'community' } })
    event.do('dispatch', community, { handler: 'handler' })
    event.do('return', handler, { reason: '还是不是' })
    expect(event.course.desk).toEqual({ level: 'subdistrict', area: '330199002' })
    expect(event.try('dispatch', community, { handler: 'handler' })).toBe('wrongPost')
    event.do('dispatch', street, { handler: 'handler' })
    expect(event.try('return', handler, { reason: '第三次' })).toBe('returnsUsed')
  })

  it('come within four work hours and give nobody more time', () => {
    const event = inHand()
    const { deadlineAt, disposeDueAt } = event.course
    expect(event.try('return', handler, { reason: 'x' }, undefined, START + 30 * HOUR)).toBe(
      'returnTooLate',
    )
    event.do('return', handler, { reason: 'x' }, undefined, START + 3 * HOUR)
    event.do('dispatch', community, { handler: 'other' }, undefined, START + 7 * HOUR)
    expect(event.course).toMatchObject({ deadlineAt, disposeDueAt })
    expect(event.course.clock?.dueAt).toBe(disposeDueAt)
  })
})

describe('time', () => {
  it('stands while suspended by the level above, and runs on by itself', () => {
    const event = inHand()
    event.do('start', handler)
    const until = START + 49 * HOUR
    const input = { reason: '等配件', until }
    expect(event.try('suspend', community, input)).toBe('wrongPost')
    event.do('suspend', street, input, undefined, START + HOUR)
    const before = event.course.disposeDueAt!
    expect(clockStep(loop, event.course, until - 1)).toBeNull()
    expect(nextTick(loop, event.course)).toBe(until)
    event.tick(until)
    expect(event.course.state).toBe('doing')
    // Two work days later, to the minute.
    expect(event.course.disposeDueAt).toBe(before + 48 * HOUR)
    expect(event.course.deadlineAt).toBeGreaterThan(event.course.disposeDueAt!)
  })

  it('is extended once, by half at most, before it is over', () => {
    const event = inHand()
    const most = (5 * 450) / 2
    expect(event.try('extend', street, { extraMinutes: most + 1, reason: 'x' })).toBe(
      'extensionTooLong',
    )
    const late = event.course.clock!.dueAt
    expect(event.try('extend', street, { extraMinutes: 60, reason: 'x' }, undefined, late)).toBe(
      'extensionTooLate',
    )
    event.do('extend', street, { extraMinutes: most, reason: 'x' })
    expect(event.try('extend', street, { extraMinutes: 1, reason: 'x' })).toBe('extensionUsed')
  })

  it('brings reminders, cards and at last the next level', () => {
    const event = inHand()
    const seen: string[] = []
    for (let at = nextTick(loop, event.course); at !== null && seen.length < 6; ) {
      expect(clockStep(loop, event.course, at - 60_000)).toBeNull()
      seen.push(event.tick(at))
      at = nextTick(loop, event.course)
    }
    expect(seen.slice(0, 5)).toEqual(['reminder', 'warning', 'yellow', 'red', 'escalate'])
    expect(event.course).toMatchObject({ state: 'accepted', cards: { yellow: 1, red: 1 } })
    expect(event.course.desk.level).toBe('subdistrict')
  })

  it('is half anew after each rework, and the third is supervised', () => {
    const event = inHand()
    for (let time = 0; time < 3; time++) {
      event.do('start', handler)
      event.do('finish', handler, { reason: '好了' }, PHOTO)
      event.do('verify', community, { verifier: 'worker' })
      event.do('fail', worker, { reason: '没弄干净' })
    }
    expect(event.course.clock?.totalMinutes).toBe((5 * 450) / 2)
    expect(event.tick(event.course.lastAt)).toBe('leader')
  })

  it('is up for reopening fifteen days after the end', () => {
    const event = begin()
    event.do('selfClose', worker, {}, { photos: 2, photosBefore: 1 })
    const { closedAt } = event.course
    const days = (count: number) => closedAt! + count * 24 * HOUR
    const input = { reason: '又来了' }
    expect(event.try('reopen', worker, input, undefined, days(15) + 1)).toBe('reopenTooLate')
    event.do('reopen', worker, input, undefined, days(15))
    expect(event.course).toMatchObject({ state: 'accepted', round: 2, closedAt: null })
  })
})

it('says what can be done, and why not', () => {
  const at = START + HOUR
  const asked = (actor: EventActor) =>
    Object.fromEntries(
      possibleActions(loop, begin().course, actor, at).map(({ verb, reason }) => [verb, reason]),
    )
  expect(asked(community)).toMatchObject({
    accept: null,
    reject: null,
    selfClose: 'wrongPost',
    void: 'wrongPost',
  })
  expect(asked(district)).toMatchObject({ accept: null, void: null })
  expect(asked(CLOCK)).toMatchObject({ accept: 'wrongPost' })
})

const REPORT = {
  no: 'E1',
  subclass: 'escape-blocked',
  categoryVersion: '2021',
  level: 4 as 3 | 4,
  urgency: 'normal' as const,
  source: '网格巡查',
  grid: GRID,
  timingArea: 'general',
  complex: false,
}

function begin(report: Partial<typeof REPORT> = {}) {
  const decision = decideReport(loop, {
    report: { ...REPORT, ...report },
    by: 'worker',
    at: START,
    desk: deskFor(GRID, 'community'),
    saysWhat: true,
  })
  if (!decision.ok) throw new Error(decision.reason)
  return follow(evolve(null, decision.action))
}

function inHand() {
  const event = begin()
  event.do('accept', community)
  event.do('dispatch', community, { handler: 'handler' })
  return event
}

function follow(start: EventCourse) {
  let course = start
  const command = (
    verb: EventVerb,
    actor: EventActor,
    input: EventInput,
    evidence?: EventEvidence,
    at = course.lastAt,
  ) => decide(loop, course, { verb, actor, input, at, ...(evidence && { evidence }) })
  const take = (action: EventAction) => {
    course = evolve(course, action)
  }
  return {
    get course() {
      return course
    },
    /** Why not; null = it has been done. */
    try: (
      verb: EventVerb,
      actor: EventActor,
      input: EventInput = {},
      evidence?: EventEvidence,
      at?: number,
    ) => {
      const decision = command(verb, actor, input, evidence, at)
      if (decision.ok) take(decision.action)
      return decision.ok ? null : decision.reason
    },
    do: (
      verb: EventVerb,
      actor: EventActor,
      input: EventInput = {},
      evidence?: EventEvidence,
      at?: number,
    ) => {
      const decision = command(verb, actor, input, evidence, at)
      if (!decision.ok) throw new Error(`${verb}: ${decision.reason}`)
      take(decision.action)
    },
    /** What the clock does at that time. */
    tick: (at: number): string => {
      const step = clockStep(loop, course, at)
      if (step === null) return 'nothing'
      const decision = decide(loop, course, step)
      if (!decision.ok) throw new Error(`${step.verb}: ${decision.reason}`)
      take(decision.action)
      return step.input.grade ?? step.verb
    },
  }
}

function deskAt(user: string, area: string): EventActor {
  const level = area.length === 12 ? 'community' : area.length === 9 ? 'subdistrict' : 'district'
  return { user, posts: [{ kind: 'desk', level, area }] }
}

function local(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
}
