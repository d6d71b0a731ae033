import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { MiddlewareHandler } from 'hono'

/** So much of what nobody wants any more is still taken, for so long at most. */
const LINGER_BYTES = 16 << 20
const LINGER_MS = 10_000
const LOOK_EVERY_MS = 10

/**
 * An answer that is given while the request is still coming would be lost: closing a connection on which something lies
 * unread resets it, and then the client never sees what was said. So our side is closed first, and what still comes is
 * read and thrown away for a while (RFC 9112 §9.6).
 */
export function lingerAfterEarlyAnswer(incoming: IncomingMessage, outgoing: ServerResponse): void {
  // Emitted by `end`, before Node closes the connection.
  outgoing.once('prefinish', () => {
    if (incoming.complete) return
    const { socket } = incoming
    socket.destroySoon = () => linger(socket, incoming)
  })
}

/** Says that the connection ends with the answer where the request has not come whole. */
export const endsUnread: MiddlewareHandler<{ Bindings?: { incoming?: IncomingMessage } }> = async (
  c,
  next,
) => {
  await next()
  // Without a server (app.request in tests) there is no connection.
  if (c.env?.incoming?.complete === false) c.header('Connection', 'close')
}

function linger(socket: Socket, incoming: IncomingMessage): void {
  const from = socket.bytesRead
  const end = Date.now() + LINGER_MS
  // Node drops some bodies before anybody hears of them: only the socket knows how much has come.
  const look = setInterval(() => {
    if (socket.bytesRead - from > LINGER_BYTES || Date.now() > end) socket.destroy()
  }, LOOK_EVERY_MS).unref()
  socket.once('close', () => clearInterval(look))
  socket.end()
  // Whoever was to read it would hold it back.
  incoming.removeAllListeners('data')
  incoming.once('end', () => socket.destroy())
  incoming.resume()
}
