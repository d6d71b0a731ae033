import { For, Show } from 'solid-js'
import type { AccountDetail, OutdatedGrant } from '../../data/contracts/index.ts'
import { getJson, sendJson } from '../api.ts'
import { formatDate, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { personName, roleName } from './account-texts.ts'
import styles from './outdated-grants.module.css'
import { refusedText } from './refusal-text.ts'

interface OutdatedGrantsProps {
  onOpen: (account: string) => void
  onMoved: () => void
}

/** Rights by grids that have ended: they give nothing any more until somebody says which grids are meant now. */
export function OutdatedGrants(props: OutdatedGrantsProps) {
  const load = createLoad(
    () => 'all',
    (_, signal) => getJson<OutdatedGrant[]>('/api/grants/outdated', { signal }),
  )
  const move = async ({ grant }: OutdatedGrant) => {
    try {
      await sendJson<AccountDetail>('POST', `/api/grants/${grant}/move`)
      load.reload()
      props.onMoved()
      showToast({ text: t('accounts.outdatedMoved') })
    } catch (error) {
      showToast({ tone: 'error', text: refusedText(error) })
    }
  }
  return (
    <Show when={(load.value()?.length ?? 0) > 0}>
      <details class={styles.outdated} open>
        <summary>{t('accounts.outdated', { count: load.value()?.length ?? 0 })}</summary>
        <p class={styles.hint}>{t('accounts.outdatedHint')}</p>
        <ul class={styles.list}>
          <For each={load.value()}>
            {(one) => (
              <li>
                <button type="button" class={styles.who} onClick={() => props.onOpen(one.account)}>
                  <strong>{personName(one.displayName)}</strong> {roleName(one.role)}
                </button>
                <span class={styles.what}>{becameText(one)}</span>
                <Show when={one.successors.length > 0}>
                  <Button size="small" onClick={() => void move(one)}>
                    {t('accounts.outdatedMove')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}

/** 330199001001003（2026-11-22 止）→ 河西 330199001001005 */
function becameText({ ended, endedAt, successors }: OutdatedGrant): string {
  const grids = successors.map(({ code, name }) => `${name} ${code}`)
  return t('accounts.outdatedBecame', {
    ended,
    date: endedAt ? formatDate(endedAt) : '–',
    grids: grids.length > 0 ? grids.join(t('common.listSeparator')) : t('accounts.outdatedNothing'),
  })
}
