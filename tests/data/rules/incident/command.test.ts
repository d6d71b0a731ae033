import { describe, expect, it } from 'vitest'
import type { IncidentAct } from '../../../../data/contracts/index.ts'
import {
  applyAct,
  beginIncident,
  type IncidentState,
} from '../../../../data/rules/incident/incident-state.ts'
import { escalationOf, isUnanswered } from '../../../../data/rules/incident/incident-tasks.ts'
import { refuseAct } from '../../../../data/rules/incident/refuse-act.ts'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const MINUTE = 60_000
const base = { id: 'x', at: '2026-03-02T12:00:00Z' }

function fold(acts: readonly [by: string, act: IncidentAct][]): IncidentState {
  const state = beginIncident([], 'wang')
  for (const [i, [by, act]] of acts.entries()) {
    applyAct(state, { seq: i + 1, act, by, recordedAt: NOON })
  }
  return state
}

const offer: IncidentAct = { ...base, kind: 'transfer', to: '李', user: 'li', text: '' }
const take = (text = ''): IncidentAct => ({ ...base, kind: 'takeCommand', text })
const decline: IncidentAct = { ...base, kind: 'declineCommand', text: '' }
const close: IncidentAct = { ...base, kind: 'close', text: '' }

describe('command', () => {
  it.each<[string, [string, IncidentAct][], string | null, string | null]>([
    ['is with whoever opened', [], 'wang', null],
    ['stays there while it is only offered', [['wang', offer]], 'wang', 'li'],
    [
      'passes when the other takes it',
      [
        ['wang', offer],
        ['li', take()],
      ],
      'li',
      null,
    ],
    [
      'stays when the other declines',
      [
        ['wang', offer],
        ['li', decline],
      ],
      'wang',
      null,
    ],
    ['can be taken from whoever cannot be reached', [['zhao', take('联系不上')]], 'zhao', null],
    [
      'of an old log passed at once, to somebody outside',
      [['wang', { ...base, kind: 'transfer', to: '区里', text: '' }]],
      null,
      null,
    ],
  ])('%s', (_what, acts, user, offeredTo) => {
    const { command } = fold(acts)
    expect([command.user, command.offeredTo?.id ?? null]).toEqual([user, offeredTo])
  })

  it.each<[string, [string, IncidentAct][], string, IncidentAct, string | undefined]>([
    ['orders come from the commander', [], 'wang', close, undefined],
    ['and from nobody else', [], 'li', close, 'notInCommand'],
    [
      'nor from the former one',
      [
        ['wang', offer],
        ['li', take()],
      ],
      'wang',
      close,
      'notInCommand',
    ],
    ['what was not offered is taken with a reason only', [], 'li', take(), 'notOffered'],
    ['with a reason it is', [], 'li', take('联系不上'), undefined],
    ['nobody takes what they have', [], 'wang', take('x'), 'inCommand'],
    ['nobody declines what was not offered', [], 'li', decline, 'notOffered'],
    ['nothing passes after the end', [['wang', close]], 'li', take('x'), 'closed'],
  ])('%s', (_what, before, by, act, reason) => {
    expect(refuseAct(fold(before), act, by)).toBe(reason)
  })
})

describe('a task that nobody answers', () => {
  const give: IncidentAct = {
    ...base,
    kind: 'giveTask',
    task: 'gas',
    title: '关阀',
    to: '甲',
    next: ['乙'],
    withinMinutes: 5,
  }
  const due = (state: IncidentState, minutes: number) =>
    isUnanswered(state.tasks.get('gas')!, NOON + minutes * MINUTE)
  const passOn = (state: IncidentState, minutes: number) => {
    const now = NOON + minutes * MINUTE
    const act = { id: 'e', ...escalationOf(state.tasks.get('gas')!, now) }
    applyAct(state, { seq: state.seq + 1, act, by: '', recordedAt: now })
  }

  it('waits for its time, goes to the next in line, then stays with the commander', () => {
    const state = fold([['wang', give]])
    expect([due(state, 4.9), due(state, 5)]).toEqual([false, true])
    passOn(state, 5)
    expect(state.tasks.get('gas')).toMatchObject({
      to: '乙',
      passedBy: ['甲'],
      withCommander: false,
    })
    expect([due(state, 9.9), due(state, 10)]).toEqual([false, true])
    passOn(state, 10)
    expect(state.tasks.get('gas')).toMatchObject({
      to: '乙',
      passedBy: ['甲', '乙'],
      withCommander: true,
    })
    expect(due(state, 1_000)).toBe(false)
  })

  it('does not move once it is answered', () => {
    const answer: IncidentAct = { ...base, kind: 'acknowledgeTask', task: 'gas' }
    expect(
      due(
        fold([
          ['wang', give],
          ['jia', answer],
        ]),
        60,
      ),
    ).toBe(false)
  })
})
