import type { HttpConnection } from './http-connection.ts'

/** The same by Node's own client, as programs use it: connections kept, bodies read and unpacked. */
export async function openFetching(
  { origin }: URL,
  headers: Readonly<Record<string, string>>,
): Promise<HttpConnection> {
  return {
    ask: async (path) => {
      const answer = await fetch(origin + path, { headers })
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength }
    },
    close: () => undefined,
  }
}
