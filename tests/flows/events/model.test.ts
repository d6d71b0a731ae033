import { expect, it } from 'vitest'
import type {
  EventAction,
  EventActionRequest,
  EventCourse,
  EventVerb,
} from '../../../data/contracts/index.ts'
import { EVENT_VERBS } from '../../../data/contracts/index.ts'
import { EVENT_TRANSITIONS } from '../../../data/rules/event-loop/index.ts'
import { createRandom, type Random } from '../../../data/sample/random.ts'
import { brokenInvariants, foldsToItself } from '../../builders/event-invariants.ts'
import { photoAt } from '../../builders/photo.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { loopClient } from './loop-client.ts'

const { app } = useTinyApp()
const { report, act, sendPhoto } = loopClient(app)
const DOOR = [120.003, 30.253] as const
const USERS = ['worker', 'handler', 'dispatcher', 'commander', 'analyst'] as const
const TRIES = 50

it('accepts nothing over HTTP that the table of transitions does not have', async () => {
  const random = createRandom(11, 'event-loop over HTTP')
  const photos = new Map<DemoUser, string>()
  for (const user of ['worker', 'handler', 'dispatcher', 'commander'] as const) {
    const sent = await sendPhoto(user, photoAt(...DOOR), { moment: 'after' })
    photos.set(user, sent.body.digest)
  }
  const { no } = (await report('worker', { subclass: 'noise', text: 'x', place: { lonLat: DOOR } }))
    .body
  const events = [no, WORLD.events.fumes, WORLD.events.fire]
  const statuses = new Set<number>()
  const broken: string[] = []
  for (let tries = 0; tries < TRIES; tries++) {
    const target = random.pick(events)
    const before = await courseOf(target)
    const user = random.pick(USERS)
    const { status } = await act(user, target, anyAction(random, before, photos.get(user)))
    statuses.add(status)
    const after = await courseOf(target)
    if (status !== 200) {
      if (JSON.stringify(after) !== JSON.stringify(before)) broken.push(`${status} has changed it`)
    } else if (before !== null) {
      broken.push(...brokenInvariants(before, (await actionsOf(target)).at(-1)!, after!))
    }
  }
  for (const target of events) {
    const course = await courseOf(target)
    if (course && !foldsToItself(course, await actionsOf(target)))
      broken.push(`${target} is not its actions`)
  }
  expect(broken).toEqual([])
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 403, 409]))
})

function anyAction(
  random: Random,
  course: EventCourse | null,
  photo: string | undefined,
): EventActionRequest {
  const fitting: EventVerb[] = EVENT_TRANSITIONS.flatMap(({ from, verb }) =>
    course === null || from.includes(course.state) ? [verb] : [],
  )
  const verb = random.pick(random.chance(0.8) && fitting.length > 0 ? fitting : EVENT_VERBS)
  return {
    verb,
    reason: '现场情况',
    handler: random.pick(['demo:handler', 'demo:worker']),
    verifier: random.pick(['demo:handler', 'demo:worker', 'demo:dispatcher']),
    until: new Date(Date.now() + 86_400_000).toISOString(),
    extraMinutes: 60,
    what: 'extend',
    cause: random.pick(['beyondPower', 'level', 'overdue']),
    rating: 4,
    ...(photo && { photos: [photo] }),
  }
}

async function courseOf(no: string): Promise<EventCourse | null> {
  const row = await app().db.first<{ course: EventCourse | null }>(
    'select course from grid_event where no = $1',
    [no],
  )
  return row!.course
}

async function actionsOf(no: string): Promise<EventAction[]> {
  const rows = await app().db.query<{ action: EventAction }>(
    'select action from event_action where no = $1 order by seq',
    [no],
  )
  return rows.map(({ action }) => action)
}
