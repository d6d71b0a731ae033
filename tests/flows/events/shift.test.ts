import { expect, it, vi } from 'vitest'
import type {
  EventDay,
  EventPerson,
  ShiftHandover,
  ShiftHandoverResult,
} from '../../../data/contracts/index.ts'
import { localDay } from '../../../data/rules/local-time.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { loopClient } from './loop-client.ts'

const { app } = useTinyApp()
const { ask, post, report, act, read } = loopClient(app)
const DOOR = [120.003, 30.253] as const
const PATH = '/api/shift-handovers'

async function inHandOf(handler: string): Promise<string> {
  const { no } = (await report('worker', { subclass: 'noise', text: 'x', place: { lonLat: DOOR } }))
    .body
  await act('commander', no, { verb: 'accept' })
  await act('commander', no, { verb: 'dispatch', handler })
  return no
}

it('hands over what somebody has in hand once the other has accepted', async () => {
  const nos = [await inHandOf('demo:handler'), await inHandOf('demo:handler')]
  const { body: takers } = await ask<EventPerson[]>('handler', `${PATH}/takers`)
  expect(takers.map(({ id }) => id)).toContain('demo:worker')
  expect(takers.map(({ id }) => id)).not.toContain('demo:handler')

  const wrong = await post('handler', PATH, { to: 'demo:worker', nos: ['E330199L99999999'] })
  expect(wrong.code).toBe('handover-nothing')
  const heard: string[] = []
  app().services.live.subscribe(({ owner, message }) => {
    if (message.kind === 'shiftHandover') heard.push(owner)
  })
  const { body: offer } = await post<ShiftHandover>('handler', PATH, {
    to: 'demo:worker',
    note: '夜班请盯紧',
  })
  expect(offer).toMatchObject({ direction: 'out', state: 'offered', count: 2 })
  expect((await read('worker', nos[0]!)).loop.holder).toMatchObject({ user: 'demo:handler' })

  await vi.waitFor(() => expect(heard).toEqual(['demo:worker']))
  const answer = (user: 'handler' | 'worker' | 'dispatcher', given: string) =>
    post<ShiftHandoverResult>(user, `${PATH}/${offer.id}/answer`, { answer: given })
  expect((await answer('dispatcher', 'accepted')).status).toBe(404)
  expect((await answer('handler', 'accepted')).code).toBe('handover-state')
  await act('commander', nos[1]!, { verb: 'void', reason: '误报' })
  const { body } = await answer('worker', 'accepted')
  expect(body.moved).toEqual([nos[0]])
  expect(body.left).toMatchObject([{ no: nos[1], reason: 'wrongState' }])
  expect((await answer('worker', 'accepted')).body.moved).toEqual([nos[0]])
  expect((await answer('handler', 'withdrawn')).code).toBe('handover-state')

  const { loop } = await read('worker', nos[0]!)
  expect(loop.holder).toMatchObject({ user: 'demo:worker' })
  expect(loop.history.at(-1)).toMatchObject({ verb: 'handOver', reason: '交接班：夜班请盯紧' })
  const { body: listed } = await ask<ShiftHandover[]>('worker', PATH)
  expect(listed).toMatchObject([{ direction: 'in', state: 'accepted', events: [{}, {}] }])
})

it('shows a day as it went', async () => {
  const no = await inHandOf('demo:handler')
  await act('handler', no, { verb: 'start' })
  const today = localDay(Date.now())
  const { body } = await ask<EventDay>('worker', `/api/event-days/${today}`)
  const event = body.events.find((one) => one.no === no)!
  expect(event.steps.map(({ state }) => state)).toEqual([
    'reported',
    'accepted',
    'dispatched',
    'doing',
  ])
  expect(event.steps.map(({ at }) => at)).toEqual([...event.steps.map(({ at }) => at)].sort())
  const before = await ask<EventDay>('worker', '/api/event-days/2020-01-01')
  expect(before.body.events).toEqual([])
  expect((await ask('worker', '/api/event-days/2025-02-30')).status).toBe(404)
})
