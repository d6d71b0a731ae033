import { createSignal, For, Show } from 'solid-js'
import type { OneTimePassword, TableImportResult } from '../../data/contracts/index.ts'
import { sendJson } from '../api.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { duty } from './account-texts.ts'
import styles from './panel.module.css'
import { refusalText, refusedText } from './refusal-text.ts'

const BAD_SHOWN = 50

/** Many accounts, or their rights, out of one table: looked at first, then taken. */
export function TableImport() {
  const [csv, setCsv] = createSignal('')
  const [result, setResult] = createSignal<TableImportResult | null>(null)
  const [problem, setProblem] = createSignal('')
  const isAccounts = () => duty() === 'administrator'
  const send = async (commit: boolean) => {
    setProblem('')
    try {
      const path = isAccounts() ? '/api/accounts/import' : '/api/grants/import'
      setResult(await sendJson<TableImportResult>('POST', path, { csv: csv(), commit }))
    } catch (error) {
      setResult(null)
      setProblem(refusedText(error))
    }
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    setCsv(decode(await file.arrayBuffer()))
    await send(false)
  }
  return (
    <div class={styles.card}>
      <h3>{isAccounts() ? t('accounts.importAccounts') : t('accounts.importGrants')}</h3>
      <p>{isAccounts() ? t('accounts.importAccountsText') : t('accounts.importGrantsText')}</p>
      <label class={styles.field}>
        {t('accounts.chooseFile')}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
      <Show when={problem()}>
        <p class={styles.problem} role="alert">
          {problem()}
        </p>
      </Show>
      <Show when={result()}>
        {(found) => <Outcome found={found()} onTake={() => void send(true)} />}
      </Show>
    </div>
  )
}

function Outcome(props: { found: TableImportResult; onTake: () => void }) {
  const counts = () => ({
    good: formatNumber(props.found.good),
    bad: formatNumber(props.found.bad.length),
  })
  return (
    <section class={styles.part} aria-live="polite">
      <p class={styles.sum}>
        {props.found.committed
          ? t('accounts.taken', { count: counts().good })
          : t('accounts.checked', counts())}
      </p>
      <ul class={styles.bad}>
        <For each={props.found.bad.slice(0, BAD_SHOWN)}>
          {(bad) => (
            <li>
              {t('accounts.rowProblem', {
                row: bad.row,
                value: bad.value,
                message: refusalText(bad),
              })}
            </li>
          )}
        </For>
      </ul>
      <Show when={!props.found.committed && props.found.good > 0}>
        <Button kind="primary" onClick={() => props.onTake()}>
          {t('accounts.take', { count: counts().good })}
        </Button>
      </Show>
      <Show when={props.found.passwords.length > 0}>
        <p>{t('accounts.savePasswordsText')}</p>
        <Button kind="primary" onClick={() => savePasswords(props.found.passwords)}>
          {t('accounts.savePasswords')}
        </Button>
      </Show>
    </section>
  )
}

/** Spreadsheets write GB18030 as often as UTF-8. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function savePasswords(passwords: readonly OneTimePassword[]): void {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const lines = passwords.map(({ username, displayName, password, expiresAt }) =>
    [username, displayName, password, expiresAt.slice(0, 10)].map(quote).join(','),
  )
  const text = `\ufeff${['username,name,password,until', ...lines].join('\r\n')}\r\n`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = 'onemap-passwords.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}
