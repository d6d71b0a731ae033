import type { ReportedEvent } from '../../../../data/contracts/index.ts'

export interface SendOptions {
  url: string
  cookie: string
  places: readonly (readonly [number, number])[]
  perSecond: number
  seconds: number
}

export interface Sent {
  /** Numbers that the server has answered. */
  nos: string[]
  /** From when it should have been sent: who waits in a queue waits, too. */
  times: number[]
  failed: string[]
}

/** One in so many is sent again with its key, as a phone does that has not heard the answer. */
const AGAIN_ONE_IN = 20

/** Reports at a fixed rate, whether the server keeps up or not. */
export async function sendReports(options: SendOptions): Promise<Sent> {
  const { perSecond, seconds, places } = options
  const sent: Sent = { nos: [], times: [], failed: [] }
  const start = performance.now()
  const underway: Promise<void>[] = []
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = start + (index * 1_000) / perSecond
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    underway.push(report(options, index, due, places[index % places.length]!, sent))
  }
  await Promise.all(underway)
  return sent
}

async function report(
  { url, cookie }: SendOptions,
  index: number,
  due: number,
  lonLat: readonly [number, number],
  sent: Sent,
): Promise<void> {
  const key = crypto.randomUUID()
  const body = JSON.stringify({ subclass: 'noise', text: `${index}`, place: { lonLat } })
  const headers = {
    cookie,
    origin: url,
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
  }
  const send = async () => {
    const answer = await fetch(`${url}/api/events`, { method: 'POST', headers, body })
    const said = (await answer.json()) as ReportedEvent
    if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(said)}`)
    return said.no
  }
  try {
    const no = await send()
    sent.times.push(performance.now() - due)
    sent.nos.push(no)
    if (index % AGAIN_ONE_IN === 0 && (await send()) !== no) throw new Error('Reported twice')
  } catch (error) {
    sent.failed.push((error as Error).message)
  }
}
