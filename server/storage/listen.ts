import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { HearingEvents } from './database.ts'

const RETRY_MS = 500

/** Keeps one connection listening, makes a new one whenever it breaks. */
export async function listen(
  config: pg.ClientConfig,
  channel: string,
  onMessage: (payload: string) => void,
  { onDeaf, onHearing }: HearingEvents = {},
): Promise<() => Promise<void>> {
  let stopped = false
  let current = await connect(config, channel, onMessage)
  const keepGoing = async () => {
    while (!stopped) {
      await current.broken
      if (stopped) return
      onDeaf?.()
      current = await reconnect()
      onHearing?.()
    }
  }
  const reconnect = async (): Promise<Listening> => {
    while (true) {
      try {
        return await connect(config, channel, onMessage)
      } catch (error) {
        if (stopped) throw error
        await pause(RETRY_MS)
      }
    }
  }
  const running = keepGoing().catch((error: unknown) => {
    if (!stopped) throw error
  })
  return async () => {
    stopped = true
    await current.end()
    await running
  }
}

interface Listening {
  /** Resolves when the connection is gone. */
  broken: Promise<void>
  end(): Promise<void>
}

async function connect(
  config: pg.ClientConfig,
  channel: string,
  onMessage: (payload: string) => void,
): Promise<Listening> {
  const client = new pg.Client({ ...config, keepAlive: true })
  const broken = new Promise<void>((resolve) => {
    client.on('end', resolve)
    client.on('error', () => resolve())
  })
  client.on('notification', (message) => onMessage(message.payload ?? ''))
  await client.connect()
  await client.query(`listen ${client.escapeIdentifier(channel)}`)
  return { broken, end: () => client.end() }
}
