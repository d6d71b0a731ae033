import type {
  EventActionRequest,
  EventDetail,
  NewEvent,
  ReportedEvent,
} from '../../../data/contracts/index.ts'
import type { DemoUser, TestApp } from '../../builders/test-app.ts'

export interface Answer<Body> {
  status: number
  body: Body
  /** Code of a refusal, and its reason where it has one. */
  code: string
  reason: string
}

/** What a phone or a desk asks of the event loop. */
export function loopClient(app: () => TestApp) {
  const ask = async <Body>(
    user: DemoUser,
    path: string,
    init?: RequestInit,
  ): Promise<Answer<Body>> => {
    const answer = await app().as(user).request(path, init)
    const body = await answer.json()
    const { code = '', details } = body.error ?? {}
    return { status: answer.status, body, code, reason: details?.reason ?? '' }
  }
  const post = <Body>(user: DemoUser, path: string, body: unknown, key?: string) =>
    ask<Body>(user, path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
    })
  return {
    ask,
    post,
    report: (user: DemoUser, event: NewEvent, key?: string) =>
      post<ReportedEvent>(user, '/api/events', event, key),
    act: (user: DemoUser, no: string, action: EventActionRequest, key?: string) =>
      post<{ state: string; seq: number }>(user, `/api/events/${no}/actions`, action, key),
    read: async (user: DemoUser, no: string) =>
      (await ask<EventDetail>(user, `/api/events/${no}`)).body,
    sendPhoto: async (user: DemoUser, bytes: Uint8Array, fields: Record<string, string> = {}) => {
      const form = new FormData()
      form.set('file', new Blob([Uint8Array.from(bytes)]), 'photo.jpg')
      for (const [key, value] of Object.entries(fields)) form.set(key, value)
      // Through a request of its own: a form says its own boundary.
      const { headers, body } = new Request('http://x/', { method: 'POST', body: form })
      const init = {
        method: 'POST',
        headers: { 'Content-Type': headers.get('Content-Type') ?? '' },
        body: await new Response(body).arrayBuffer(),
      }
      return ask<{ digest: string; lonLat: unknown }>(user, '/api/event-photos', init)
    },
  }
}
