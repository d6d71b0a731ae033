import type { ChildServer } from '../child-server.ts'

const LOOK_MS = 1_000
const QUIET_LOOKS = 3
const IDLE_SHARE = 0.1
const PATIENCE_MS = 180_000

/** What a server does after its start, columns and packs that are missing, is not what is measured. */
export async function untilIdle({ cpuS }: Pick<ChildServer, 'cpuS'>): Promise<void> {
  const start = performance.now()
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    const before = cpuS()
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    quiet = cpuS() - before < (IDLE_SHARE * LOOK_MS) / 1000 ? quiet + 1 : 0
    if (performance.now() - start > PATIENCE_MS) break
  }
  console.log(`The server had settled after ${((performance.now() - start) / 1000).toFixed(0)} s`)
}
