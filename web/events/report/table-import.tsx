import { createSignal, Show } from 'solid-js'
import { sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { errorText } from '../../ui/error-text.ts'
import { decodeTable, inPieces } from './decode-table.ts'
import styles from './table-import.module.css'
import { type RowResult, TableResults } from './table-results.tsx'

/** Events of another system as a table; the sender's own numbers make a file that is sent again harmless. */
export function TableImport(props: { onDone: () => void }) {
  const [csv, setCsv] = createSignal('')
  const [results, setResults] = createSignal<readonly RowResult[] | null>(null)
  const [problem, setProblem] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const bring = async (input: HTMLInputElement) => {
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    setBusy(true)
    setProblem('')
    setResults(null)
    try {
      setCsv(decodeTable(new Uint8Array(await file.arrayBuffer())))
      const all: RowResult[] = []
      for (const { csv: piece, before } of inPieces(csv())) {
        const answer = await sendJson<{ results: RowResult[] }>('POST', '/api/events/batch', {
          csv: piece,
        })
        all.push(...answer.results.map((one) => ({ ...one, row: one.row + before })))
        setResults([...all])
      }
      props.onDone()
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class={styles.import}>
      <label class={styles.pick} data-busy={busy()}>
        {t(busy() ? 'eventDesk.tableBusy' : 'eventDesk.tablePick')}
        <input
          type="file"
          class="visually-hidden"
          accept=".csv,text/csv"
          disabled={busy()}
          onChange={(event) => void bring(event.currentTarget)}
        />
      </label>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Show when={results()}>
        {(rows) => <TableResults csv={csv()} results={rows()} onClose={() => setResults(null)} />}
      </Show>
    </div>
  )
}
