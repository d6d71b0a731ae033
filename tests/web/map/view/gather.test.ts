import { describe, expect, it } from 'vitest'
import { gather } from '../../../../web/map/view/gather.ts'

function slowClock() {
  let now = 1_000
  let waiting: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    later: (run: () => void, ms: number) => void waiting.push({ at: now + ms, run }),
    pass(ms: number) {
      now += ms
      const due = waiting.filter(({ at }) => at <= now)
      waiting = waiting.filter(({ at }) => at > now)
      for (const { run } of due) run()
    },
  }
}

function counted(pauseMs: () => number) {
  const clock = slowClock()
  let runs = 0
  const ask = gather(() => void runs++, pauseMs, clock)
  return { clock, ask, runs: () => runs }
}

describe('calls that are gathered', () => {
  it('pass the first on at once and all within the pause together at its end', () => {
    const { clock, ask, runs } = counted(() => 100)
    ask()
    expect(runs()).toBe(1)
    for (let i = 0; i < 9; i++) {
      clock.pass(10)
      ask()
    }
    expect(runs()).toBe(1)
    clock.pass(10)
    expect(runs()).toBe(2)
  })

  it('never lose the last one', () => {
    const { clock, ask, runs } = counted(() => 100)
    ask()
    clock.pass(99)
    ask()
    clock.pass(1_000)
    expect(runs()).toBe(2)
    clock.pass(1_000)
    expect(runs()).toBe(2)
  })

  it('wait longer where the pause has become longer', () => {
    let pause = 50
    const { clock, ask, runs } = counted(() => pause)
    ask()
    pause = 400
    clock.pass(100)
    ask()
    expect(runs()).toBe(1)
    clock.pass(300)
    expect(runs()).toBe(2)
  })
})
