import { expect, test } from 'vitest'
import type { EventActor } from '../../../../data/contracts/index.ts'
import { ruleSetOf } from '../../../../data/registry/index.ts'
import {
  createWorkCalendar,
  decide,
  decideReport,
  deskFor,
  evolve,
  foldEvent,
  moveGrid,
} from '../../../../data/rules/event-loop/index.ts'

const [OLD, NEW] = ['330199002001001', '330199002001002']
const START = Date.parse('2026-03-02T01:00:00Z')
const loop = { calendar: createWorkCalendar(), rules: ruleSetOf('2026.1') }
const desk: EventActor = { user: 'desk', posts: [{ kind: 'desk', ...deskFor(OLD, 'community') }] }

/** An event that somebody called `wang` has in hand. */
function inHand() {
  const reported = decideReport(loop, {
    by: 'x',
    at: START,
    desk: deskFor(OLD, 'community'),
    saysWhat: true,
    report: {
      no: 'E1',
      subclass: 'escape-blocked',
      categoryVersion: '2021',
      level: 4,
      urgency: 'normal',
      source: '网格巡查',
      grid: OLD,
      timingArea: 'A',
      complex: false,
    },
  })
  if (!reported.ok) throw new Error(reported.reason)
  const actions = [reported.action]
  for (const [verb, input] of [
    ['accept', {}],
    ['dispatch', { handler: 'wang' }],
  ] as const) {
    const course = foldEvent(actions)
    const decision = decide(loop, course, { verb, at: START, actor: desk, input })
    if (!decision.ok) throw new Error(decision.reason)
    actions.push(decision.action)
  }
  return { actions, course: foldEvent(actions) }
}

const move = (people: { id: string; roles: string[] }[]) => {
  const { actions, course } = inHand()
  const made = moveGrid(loop, course, { grid: NEW, at: START + 1000, people })
  const after = made.reduce(evolve, course)
  expect(foldEvent([...actions, ...made])).toEqual(after)
  return { verbs: made.map(({ verb }) => verb), after }
}

test('who also works in the new grid keeps the event', () => {
  const { verbs, after } = move([{ id: 'wang', roles: ['handler'] }])
  expect(verbs).toEqual(['note'])
  expect(after).toMatchObject({ grid: NEW, holder: { kind: 'handler', user: 'wang' } })
})

test('it is handed to the worker of the new grid', () => {
  const people = [
    { id: 'boss', roles: ['dispatcher'] },
    { id: 'li', roles: ['gridWorker'] },
  ]
  const { verbs, after } = move(people)
  expect(verbs).toEqual(['note', 'handOver'])
  expect(after).toMatchObject({ grid: NEW, holder: { kind: 'handler', user: 'li' }, handler: 'li' })
})

test('where nobody works it goes back to its desk, with a clock that runs', () => {
  const { verbs, after } = move([])
  expect(verbs).toEqual(['note', 'return'])
  expect(after).toMatchObject({
    grid: NEW,
    state: 'accepted',
    holder: { kind: 'desk', level: 'community' },
    clock: { stage: 'dispatch' },
  })
})

test('what is closed stays where it happened', () => {
  const { course } = inHand()
  const closed = { ...course, state: 'closed' as const }
  expect(moveGrid(loop, closed, { grid: NEW, at: START, people: [] })).toEqual([])
})
