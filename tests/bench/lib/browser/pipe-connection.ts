import type { Readable, Writable } from 'node:stream'

/** The DevTools protocol over a pair of pipes, a zero byte after each message. */
export interface PipeConnection {
  send<Answer = unknown>(method: string, params?: object, sessionId?: string): Promise<Answer>
}

interface Waiting {
  method: string
  resolve(answer: unknown): void
  reject(error: Error): void
}

interface Message {
  id?: number
  result?: unknown
  error?: { message: string }
}

export function connectPipe(input: Writable, output: Readable): PipeConnection {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let rest = ''
  const settle = ({ id = 0, result, error }: Message) => {
    const waiter = waiting.get(id)
    waiting.delete(id)
    if (error) waiter?.reject(new Error(`${waiter.method}: ${error.message}`))
    else waiter?.resolve(result)
  }
  output.setEncoding('utf8')
  output.on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) settle(JSON.parse(message) as Message)
  })
  output.on('close', () => {
    for (const { method, reject } of waiting.values())
      reject(new Error(`${method}: Chromium has gone`))
    waiting.clear()
  })
  return {
    send: <Answer>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<Answer>((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { method, resolve: (answer) => resolve(answer as Answer), reject })
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
  }
}
