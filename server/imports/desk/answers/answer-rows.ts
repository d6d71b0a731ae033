import { type DeskAnswer, type ImportJob, Refusal } from '../../../../data/contracts/index.ts'
import { open } from '../../../security/keys/cipher.ts'
import type { Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { jobFolder } from '../../job-files.ts'
import { lockJob, updateJob } from '../../store.ts'
import { NO_COMMUNITIES } from '../check/communities.ts'
import { compareSome, listPoints, summariseRows } from '../check/compare-rows.ts'
import { countRemarks } from '../check/count-remarks.ts'
import type { FoundPlace } from '../check/match-texts.ts'
import { mayBeAnswered, placedAt } from '../check/place-row.ts'
import { rowKey } from '../check/row-key.ts'
import { secretContext } from '../check/secret-context.ts'
import type { TypedRow } from '../check/type-row.ts'
import { writePoints } from '../desk-files.ts'
import { jobKey, numberKey } from '../job-key.ts'
import { type Asker, type OpenedRun, openRun } from '../run-of.ts'
import { countsOf, refuseState } from '../start-check.ts'
import type { DeskNeeds } from '../start-desk.ts'
import { storeOf } from '../targets/index.ts'
import { rememberAnswers } from './remember-answers.ts'

const sql = (name: string) => loadSql(import.meta.url, `../sql/${name}`)
const FIND_PLACES = sql('find-places.sql')
const SETTLE_ROW = sql('settle-row.sql')

export interface WaitingRow {
  row: number
  kind: string
  text: string
  title: string
  key: Buffer | null
  ownLon: number | null
  ownLat: number | null
  values: TypedRow['values']
  secret: Buffer | null
}

/** Answers to the queue: rows get their place or go back; what was learnt is remembered. Answers the job as it is then. */
export async function answerRows(
  services: DeskNeeds,
  asker: Asker,
  id: string,
  answers: readonly DeskAnswer[],
): Promise<ImportJob> {
  const answered = await services.db.transaction(
    async (client) => {
      const job = await lockJob(client, id, asker.owner)
      if (job.state !== 'ready' || !job.desk) throw refuseState(job)
      const opened = await openRun(services, asker, job, job.desk.mapping)
      const settled = await settle(client, opened, answers)
      const { run } = opened
      await compareSome(
        client,
        run,
        storeOf(run.target),
        answers.map(({ row }) => row),
      )
      const summary = await summariseRows(client, id)
      const counts = countsOf(job.counts.read, summary.counts)
      const remarks = await countRemarks(client, id)
      const next: ImportJob = { ...job, counts, remarks, desk: { ...job.desk, ...summary } }
      await updateJob(client, next)
      const points = await listPoints(client, id)
      return { next, settled, opened, points }
    },
    { statementTimeoutMs: 0 },
  )
  await writePoints(jobFolder(services.settings, id), answered.points)
  await rememberAnswers(services, asker.owner, answered.opened.run.sender, answered.settled)
  return answered.next
}

export interface Settled {
  text: string
  place: FoundPlace
}

async function settle(
  client: Queryable,
  opened: OpenedRun,
  answers: readonly DeskAnswer[],
): Promise<Settled[]> {
  const { run } = opened
  const rows = await readWaiting(client, run.job, answers)
  const places = await readPlaces(client, opened, answers)
  const remembered: Settled[] = []
  for (const answer of answers) {
    const row = rows.get(answer.row)
    if (!row) throw refuse('no-such-row', answer.row, 'waits for no answer')
    if (answer.place === null) {
      await client.execute(
        `update import_row
         set kind = 'failed', answer = $3, remarks = coalesce(remarks, '[]'::jsonb) || '[["", "declined"]]'::jsonb
         where job = $1 and row = $2`,
        [run.job, answer.row, answer],
      )
      continue
    }
    const place = places.get(placeKey(answer.place))
    if (!place)
      throw refuse('no-such-place', answer.row, 'is answered with an address that is not there')
    if (!mayBeAnswered(place.level, run.target.base)) {
      throw refuse('too-vague', answer.row, 'wants a room')
    }
    await settleRow(client, opened, row, place, answer)
    if (answer.remember && row.text !== '') remembered.push({ text: row.text, place })
  }
  return remembered
}

async function settleRow(
  client: Queryable,
  { run, mayWrite }: OpenedRun,
  row: WaitingRow,
  place: FoundPlace,
  answer: DeskAnswer,
): Promise<void> {
  const store = storeOf(run.target)
  const own =
    row.ownLon === null || row.ownLat === null ? null : ([row.ownLon, row.ownLat] as const)
  const at = placedAt(place, own, {
    base: run.target.base,
    locator: { at: () => undefined, near: () => [] },
    // The position was looked at when the file was checked; an answer is about the address.
    gridOf: () => '',
    communities: NO_COMMUNITIES,
    mayWrite: (grid) => mayWrite(grid, 1),
  })
  const typed = typedOf(row, run.job, jobKey(run.keys, run.job))
  const key = row.key ?? rowKey(numberKey(run.keys), typed, store.identity(typed, at))
  const title =
    typeof row.values.title === 'string' ? row.values.title : store.title(typed, at, run.target)
  const { subdistrict, grid, addressId, building, room, lon, lat } = at
  await client.execute(SETTLE_ROW, [
    run.job,
    row.row,
    subdistrict,
    grid,
    addressId,
    building,
    room,
    lon,
    lat,
    false,
    key,
    title,
    answer,
  ])
}

function typedOf(row: WaitingRow, job: string, key: Buffer): TypedRow {
  const secrets =
    row.secret === null
      ? {}
      : (JSON.parse(open(key, secretContext(job, row.row), row.secret).toString('utf8')) as object)
  return {
    row: row.row,
    number: null,
    values: row.values,
    secrets: secrets as TypedRow['secrets'],
    text: row.text,
    lonLat: null,
    geometry: null,
    remarks: [],
    isFailed: false,
  }
}

async function readWaiting(
  client: Queryable,
  job: string,
  answers: readonly DeskAnswer[],
): Promise<Map<number, WaitingRow>> {
  const rows = await client.query<WaitingRow>(
    `select row, kind, text, title, key, lon as "ownLon", lat as "ownLat", values, secret
     from import_row
     where job = $1 and row = any($2::int[]) and candidates is not null`,
    [job, answers.map(({ row }) => row)],
  )
  return new Map(rows.map((row) => [row.row, row]))
}

const placeKey = ({ subdistrict, addressId }: { subdistrict: string; addressId: number }) =>
  `${subdistrict} ${addressId}`

/** Those that may be written to; others are as if they were not there. */
async function readPlaces(
  client: Queryable,
  { run, mayWrite }: OpenedRun,
  answers: readonly DeskAnswer[],
): Promise<Map<string, FoundPlace>> {
  const wanted = answers.flatMap(({ place }) => place ?? [])
  const places = await client.query<FoundPlace>(FIND_PLACES, [
    wanted.map(({ subdistrict }) => subdistrict),
    wanted.map(({ addressId }) => addressId),
    run.patterns,
  ])
  return new Map(places.filter(({ grid }) => mayWrite(grid, 1)).map((one) => [placeKey(one), one]))
}

const refuse = (code: string, row: number, what: string) =>
  new Refusal(422, code, `Row ${row} ${what}.`, { field: 'answers' })
