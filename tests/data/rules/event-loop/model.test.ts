import { expect, it } from 'vitest'
import { EVENT_STATE_CODES, EVENT_VERBS } from '../../../../data/contracts/index.ts'
import { brokenInvariants, foldsToItself } from '../../../builders/event-invariants.ts'
import { beginLife, createRandom, tryAnything } from '../../../builders/event-model.ts'

/** A million of them: `npm run bench -- event-loop`. */
const TRIES = 24_000
const TRIES_PER_EVENT = 60

it('keeps its invariants whatever anybody tries at whatever time', () => {
  const random = createRandom(20_250_301, 'event-loop')
  const broken: string[] = []
  const states = new Set<string>()
  const verbs = new Set<string>()
  for (let tries = 0; tries < TRIES; tries += TRIES_PER_EVENT) {
    const life = beginLife(random, `E${tries}`)
    for (let one = 0; one < TRIES_PER_EVENT; one++) {
      const before = life.course
      const { action } = tryAnything(life, random)
      states.add(life.course.state)
      if (action === null) continue
      verbs.add(action.verb)
      broken.push(...brokenInvariants(before, action, life.course))
    }
    if (!foldsToItself(life.course, life.actions)) broken.push(`E${tries} is not its actions`)
  }
  expect(broken).toEqual([])
  expect([...states].sort()).toEqual([...EVENT_STATE_CODES].sort())
  expect([...verbs, 'report'].sort()).toEqual([...EVENT_VERBS].sort())
})
