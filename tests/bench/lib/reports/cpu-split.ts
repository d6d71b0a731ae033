import { type ProcessStat, treeOf } from '../processes.ts'

export interface CpuShare {
  name: string
  cpuS: number
  /** Over how long. */
  tookS: number
}

export interface CpuWatch {
  used(): CpuShare[]
}

/** Who uses how much CPU from now on: the server, its database, who listens, who sends, and who publishes beside them. */
export function watchCpu(pids: { server: number; listening: number }): CpuWatch {
  const start = performance.now()
  const before = read(pids)
  return {
    used: () => {
      const tookS = (performance.now() - start) / 1000
      const now = read(pids)
      const shares = Object.entries(now).map(([name, cpuS]) => ({
        name,
        cpuS: cpuS - (before[name] ?? 0),
        tookS,
      }))
      const all = shares.reduce((sum, { cpuS }) => sum + cpuS, 0)
      return [...shares, { name: 'together', cpuS: all, tookS }]
    },
  }
}

function read({ server, listening }: { server: number; listening: number }) {
  const all = sum(treeOf(process.pid))
  const below = treeOf(server)
  const database = sum(below.filter(({ name }) => name === 'postgres'))
  const listeners = sum(treeOf(listening))
  const { user, system } = process.cpuUsage()
  const sender = (user + system) / 1e6
  const own = sum(below) - database
  return {
    'the server': own,
    'its database': database,
    'the listeners': listeners,
    'the sender': sender,
    // What has ended is counted by who has started it.
    'publishing beside it': all - own - database - listeners - sender,
  } as Record<string, number>
}

const sum = (stats: readonly ProcessStat[]) => stats.reduce((all, { cpuS }) => all + cpuS, 0)
