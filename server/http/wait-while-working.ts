import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * A connection on which nothing moves is closed after a while (`server.timeout`). While an answer is being worked on that is
 * nobody's fault: taking over or taking back hundreds of thousands of rows may take minutes on a busy machine, and whoever
 * waits for it shall hear how it ended.
 */
export function waitWhileWorking(incoming: IncomingMessage, outgoing: ServerResponse): void {
  // With a listener Node leaves it to us what becomes of the connection.
  outgoing.on('timeout', () => {
    if (!incoming.complete || outgoing.headersSent) incoming.socket.destroy()
  })
}
