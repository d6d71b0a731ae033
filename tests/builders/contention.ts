const SPIN_MS = 20

/**
 * How many times longer than on a machine of its own something takes here at the moment: 1 where nothing else runs. For
 * limits in time that are promised of a machine that does nothing else.
 */
export function contention(): number {
  const start = performance.now()
  const cpu = cpuMs()
  while (cpuMs() - cpu < SPIN_MS) Math.sqrt(performance.now())
  return Math.max(1, (performance.now() - start) / SPIN_MS)
}

/** What this process has computed so far: does not grow while others have the machine. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
