import { Agent, request as requestHttp } from 'node:http'
import type { FuzzRequest, FuzzUser } from './fuzz-request.ts'

const PATIENCE_MS = 20_000
/** Of requests that are not waited for. */
const GIVEN_UP = 499

/** Sends as it is told, malformed addresses too, with the session of the user. */
export function createSender(url: string, cookies: ReadonlyMap<FuzzUser, string>) {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const send = ({ user, method, path, headers, body, breaksOff }: FuzzRequest): Promise<number> =>
    new Promise((resolve, reject) => {
      const cookie = cookies.get(user)
      const own = { ...(cookie && { Cookie: cookie }), ...headers }
      const announced = Buffer.byteLength(body ?? '') + (breaksOff ? 1_000 : 0)
      const length = body === undefined ? {} : { 'Content-Length': String(announced) }
      const asked = requestHttp(
        { agent, hostname, port, method, path, headers: { ...own, ...length } },
        (answer) => {
          const status = answer.statusCode ?? 0
          if (answer.headers['content-type']?.startsWith('text/event-stream')) {
            answer.destroy()
            return resolve(status)
          }
          answer.resume()
          answer.once('end', () => resolve(status))
          answer.once('error', reject)
        },
      )
      asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('no answer in 20 s')))
      asked.once('error', (error: NodeJS.ErrnoException) => {
        if (breaksOff) return resolve(GIVEN_UP)
        // A body that is refused before it has come whole.
        const isCut = error.code === 'EPIPE' || error.code === 'ECONNRESET'
        return isCut && body !== undefined ? resolve(413) : reject(error)
      })
      if (breaksOff) asked.write(body, () => asked.destroy(new Error('broken off')))
      else asked.end(body)
    })
  return { send, close: () => agent.destroy() }
}
