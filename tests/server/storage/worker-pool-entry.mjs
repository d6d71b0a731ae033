import { setTimeout as pause } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { serveTasks } = await import('../../../server/storage/worker-tasks.ts')
serveTasks(
  async (task) => {
    if (task === 'fail') throw new Error('no luck')
    if (task === 'die') process.exit(7)
    if (task === 'slow') await pause(200)
    return threadId
  },
  async () => undefined,
)
