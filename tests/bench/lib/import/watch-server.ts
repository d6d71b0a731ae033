import type { ChildServer } from '../child-server.ts'

export interface Watched {
  /** The longest that /healthz has kept anybody waiting. */
  longestMs: number
  /** When that was, after the beginning. */
  longestAtMs: number
  p99Ms: number
  asked: number
  /** Answers that were none, or not 200: on a busy machine its database may be out of reach for a moment. */
  failed: number
  /** The most that the server, its database and what it has started held together. */
  mostMb: number
}

const EVERY_MS = 20
const MEMORY_EVERY_MS = 2_000

/** Asks a server all the time whether it is there, as a page does that somebody looks at; tells when it is stopped. */
export function watchServer({ url, treeMb }: Pick<ChildServer, 'url' | 'treeMb'>): {
  stop(): Promise<Watched>
} {
  const begun = performance.now()
  const waits: number[] = []
  let longest = { ms: 0, atMs: 0 }
  let mostMb = 0
  let failed = 0
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      const start = performance.now()
      if (!(await isWell(url))) failed++
      const ms = performance.now() - start
      waits.push(ms)
      if (ms > longest.ms) longest = { ms, atMs: start - begun }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  })()
  const weighing = setInterval(() => {
    mostMb = Math.max(mostMb, treeMb())
  }, MEMORY_EVERY_MS)
  return {
    stop: async () => {
      isOver = true
      clearInterval(weighing)
      await asking
      waits.sort((a, b) => a - b)
      return {
        longestMs: waits.at(-1) ?? Number.NaN,
        longestAtMs: longest.atMs,
        p99Ms: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
        asked: waits.length,
        failed,
        mostMb,
      }
    },
  }
}

async function isWell(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/healthz`)
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}
