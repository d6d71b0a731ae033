import { EVENT_VERBS } from '../../data/contracts/index.ts'
import { brokenInvariants, foldsToItself } from '../builders/event-invariants.ts'
import { beginLife, createRandom, tryAnything } from '../builders/event-model.ts'

const TRIES = 1_000_000
const TRIES_PER_EVENT = 60
const SEED = 7

/** A million random actions by random people at random times: what holds for one event holds after each of them. */
const random = createRandom(SEED, 'event-loop')
const done = new Map<string, number>()
const broken: string[] = []
let events = 0
let refused = 0
const start = process.cpuUsage()
for (let tries = 0; tries < TRIES; tries += TRIES_PER_EVENT) {
  const life = beginLife(random, `E${events++}`)
  for (let one = 0; one < TRIES_PER_EVENT; one++) {
    const before = life.course
    const { action } = tryAnything(life, random)
    if (action === null) {
      refused++
      continue
    }
    done.set(action.verb, (done.get(action.verb) ?? 0) + 1)
    broken.push(...brokenInvariants(before, action, life.course))
  }
  if (!foldsToItself(life.course, life.actions)) broken.push(`E${events} is not its actions`)
}
const { user, system } = process.cpuUsage(start)
const accepted = [...done.values()].reduce((sum, count) => sum + count, 0)

console.table(
  EVENT_VERBS.filter((verb) => verb !== 'report').map((verb) => ({
    verb,
    'let through': done.get(verb) ?? 0,
  })),
)
console.table([
  {
    events,
    tried: accepted + refused,
    'let through': accepted,
    refused,
    'invariants broken': broken.length,
    'CPU s': ((user + system) / 1e6).toFixed(1),
    'µs a try': ((user + system) / (accepted + refused)).toFixed(1),
  },
])
for (const line of broken.slice(0, 20)) console.error(line)
if (broken.length > 0) process.exitCode = 1
