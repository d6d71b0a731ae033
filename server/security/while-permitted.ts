import type { ServerResponse } from 'node:http'
import type { Context } from 'hono'
import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { watchAccess } from './access-watch.ts'
import type { AppEnv } from './app-env.ts'
import type { SignedIn } from './sessions.ts'

/**
 * A long answer that breaks off as soon as the session it is for ends or may no longer have it: the connection is cut, so that
 * nobody takes the part for the whole.
 */
export function whilePermitted(
  services: Pick<Services, 'access'>,
  c: Context<AppEnv>,
  body: ReadableStream<Uint8Array>,
  stillMay: (now: SignedIn) => boolean,
): ReadableStream<Uint8Array> {
  const start = { session: c.get('session'), scope: c.get('scope') }
  const reader = body.getReader()
  let stop: () => void = () => undefined
  const end = () => {
    stop()
    return reader.cancel()
  }
  return new ReadableStream({
    start(controller) {
      const watch = watchAccess(services, start, (now) => {
        if (now && stillMay(now)) return
        void end()
        const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse }
        // The adapter would print an error of the stream as a failure of ours.
        if (outgoing) return outgoing.destroy()
        controller.error(new Refusal(403, 'withdrawn', 'The right to this was withdrawn.'))
      })
      stop = watch.stop
    },
    async pull(controller) {
      const { done, value } = await reader.read()
      if (value) controller.enqueue(value)
      if (!done) return
      stop()
      controller.close()
    },
    cancel: end,
  })
}
