import { expect, test } from 'vitest'
import { createSignInLimits } from '../../../server/security/sign-in-limits.ts'

const attempt = (username = 'li', address = '10.0.0.1') => ({ username, address })

function fail(limits: ReturnType<typeof createSignInLimits>, times: number, who = attempt()) {
  for (let i = 0; i < times; i++) limits.failed(who)
}

test('ten failures close a name from one address, not from others', () => {
  const limits = createSignInLimits()
  fail(limits, 9)
  limits.check(attempt())
  fail(limits, 1)
  expect(() => limits.check(attempt('LI'))).toThrow('try again in 15 minutes')
  limits.check(attempt('wang'))
  limits.check(attempt('li', '10.0.0.2'))
})

test('a success starts the count anew', () => {
  const limits = createSignInLimits()
  fail(limits, 9)
  limits.succeeded(attempt())
  fail(limits, 9)
  limits.check(attempt())
})

test('after a quarter of an hour the way is open again', () => {
  let now = 0
  const limits = createSignInLimits(() => now)
  fail(limits, 10)
  now = 15 * 60_000 + 1
  limits.check(attempt())
})

test('trying many names closes the address', () => {
  const limits = createSignInLimits()
  for (let i = 0; i < 100; i++) limits.failed(attempt(`name${i}`))
  expect(() => limits.check(attempt('fresh'))).toThrow('Too many')
})
