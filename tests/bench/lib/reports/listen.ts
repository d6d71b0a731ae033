import { fork } from 'node:child_process'
import { join } from 'node:path'
import { atEnd } from '../at-end.ts'
import type { Heard, ListenOrder } from './listen-process.ts'

export interface Listening {
  pid: number
  /** Counts what comes after this number. */
  countFrom(id: number): void
  /** What each has heard. */
  end(): Promise<Heard[]>
}

/** Opens so many streams from a process of its own; resolves once all stand. */
export async function listen(order: ListenOrder): Promise<Listening> {
  const child = fork(join(import.meta.dirname, 'listen-process.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  child.once(
    'exit',
    atEnd(() => child.kill('SIGTERM')),
  )
  const next = <Message>() =>
    new Promise<Message>((resolve, reject) => {
      const fail = (code: number | null) =>
        reject(new Error(`The listening process has ended with ${code}.`))
      child.once('exit', fail)
      child.once('message', (message) => {
        child.off('exit', fail)
        resolve(message as Message)
      })
    })
  const standing = next()
  child.send(order)
  await standing
  return {
    pid: child.pid!,
    countFrom: (id) => void child.send({ countsFrom: id }),
    end: () => {
      const heard = next<Heard[]>()
      child.send('end')
      return heard
    },
  }
}
