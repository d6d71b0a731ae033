import { Refusal, type ShiftHandoverResult } from '../../../data/contracts/index.ts'
import { audit } from '../../security/audit.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { type ActingAs, actOnEvent } from '../loop/act.ts'
import { clientIdFrom } from '../loop/idempotency.ts'
import { type Handover, listHandovers, tellOfHandover } from './handovers.ts'

export type HandoverAnswer = 'accepted' | 'declined' | 'withdrawn'

/** The taker accepts or declines, the giver withdraws. Accepted twice after a break it goes on where it stopped. */
export async function answerHandover(
  { db }: Pick<Services, 'db'>,
  as: ActingAs,
  id: string,
  answer: HandoverAnswer,
): Promise<Omit<ShiftHandoverResult, 'handover'>> {
  const handover = await db.transaction((client) => settle(client, as, id, answer))
  return answer === 'accepted' ? moveEvents(db, as, handover) : { moved: [], left: [] }
}

async function settle(
  client: Queryable,
  { scope }: ActingAs,
  id: string,
  answer: HandoverAnswer,
): Promise<Handover> {
  await client.query('select 1 from shift_handover where id = $1::uuid for update', [id])
  const [handover] = await listHandovers(client, scope, id)
  if (!handover) throw handoverNotFound()
  const mine = answer === 'withdrawn' ? handover.fromUser : handover.toUser
  if (mine !== scope.userId) {
    throw new Refusal(409, 'handover-state', 'This is for the other of the two to say.')
  }
  if (handover.state === answer) return handover
  if (handover.state !== 'offered') {
    throw new Refusal(409, 'handover-state', 'This has been answered already.')
  }
  await client.execute(
    'update shift_handover set state = $2, answered_at = now() where id = $1::uuid',
    [id, answer],
  )
  await audit(client, {
    userId: scope.userId,
    action: 'shift.answer',
    target: id,
    layer: 'EVENT',
    details: { answer, events: handover.nos.length },
  })
  await tellOfHandover(client, answer === 'withdrawn' ? handover.toUser : handover.fromUser)
  return handover
}

/** Each in a transaction of its own, as done by whoever hands it on; what has gone elsewhere meanwhile stays there. */
async function moveEvents(
  db: Services['db'],
  as: ActingAs,
  { id, fromUser, toUser, note, nos }: Handover,
): Promise<Omit<ShiftHandoverResult, 'handover'>> {
  const giver: ActingAs = { ...as, actor: { user: fromUser, posts: [] } }
  const moved: string[] = []
  const left: { no: string; reason: string }[] = []
  for (const no of nos) {
    const clientId = clientIdFrom(fromUser, `shift ${id} ${no}`)
    const reason = note === '' ? '交接班' : `交接班：${note}`
    const input = { handler: toUser, reason }
    try {
      await db.transaction((client) =>
        actOnEvent(client, giver, { no, verb: 'handOver', input, clientId }),
      )
      moved.push(no)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      left.push({ no, reason: reasonOf(error) })
    }
  }
  return { moved, left }
}

function reasonOf({ code, details }: Refusal): string {
  const reason = (details as { reason?: unknown } | undefined)?.reason
  return typeof reason === 'string' ? reason : code
}

export const handoverNotFound = () =>
  new Refusal(404, 'handover-not-found', 'There is no such hand-over.')
