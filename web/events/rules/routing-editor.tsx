import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { RoutingRule, RoutingTable } from '../../../data/contracts/index.ts'
import { getJson, sendJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { account } from '../../session/account.ts'
import { createLoad } from '../../session/create-load.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { addRule, moveRule, removeRule, replaceRule } from './routing-edits.ts'
import { type Replay, RoutingReplay } from './routing-replay.tsx'
import { RoutingRuleRow } from './routing-rule-row.tsx'
import styles from './rules.module.css'

/** 分派规则: an ordered list, the first that fits decides; tried on last month's events before it is published. */
export function RoutingEditor() {
  const table = createLoad(
    () => '/api/event-routing',
    (url, signal) => getJson<RoutingTable>(url, { signal }),
  )
  const [draft, setDraft] = createSignal<readonly RoutingRule[] | null>(null)
  const [replay, setReplay] = createSignal<Replay | null>(null)
  const [busy, setBusy] = createSignal(false)
  const rules = () => draft() ?? table.value()?.rules ?? []
  const mayEdit = () => account()?.user.roles.includes('commander') ?? false
  const mayTest = () => mayEdit() || (account()?.user.roles.includes('dispatcher') ?? false)
  const change = (next: readonly RoutingRule[]) => {
    setDraft(next)
    setReplay(null)
  }
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      showToast({ tone: 'error', text: errorText(error) })
    } finally {
      setBusy(false)
    }
  }
  const test = () =>
    run(async () => {
      const body = { rules: rules(), days: 30 }
      setReplay(await sendJson<Replay>('POST', '/api/event-routing/test', body))
    })
  const publish = () =>
    run(async () => {
      const { version } = await sendJson<RoutingTable>('POST', '/api/event-routing', {
        rules: rules(),
      })
      setDraft(null)
      setReplay(null)
      table.reload()
      showToast({ text: t('eventDesk.published', { version }) })
    })
  return (
    <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
      <Match when={table.error()}>
        <ErrorState error={table.error()} onRetry={() => table.reload()} />
      </Match>
      <Match when={table.value()}>
        {(loaded) => (
          <>
            <p class={styles.hint}>{t('eventDesk.routingHint', { version: loaded().version })}</p>
            <Show when={mayTest()}>
              <div class={styles.buttons}>
                <Button
                  size="small"
                  onClick={() =>
                    change(addRule(rules(), { zh: '新规则', en: 'New rule' }, 'subdistrict'))
                  }
                >
                  ＋ {t('eventDesk.addRule')}
                </Button>
                <Button
                  size="small"
                  disabled={busy() || draft() === null}
                  onClick={() => void test()}
                >
                  {t('eventDesk.test')}
                </Button>
                <Show when={mayEdit()}>
                  <Button
                    size="small"
                    kind="primary"
                    disabled={busy() || draft() === null}
                    onClick={() => void publish()}
                  >
                    {t('eventDesk.publish')}
                  </Button>
                </Show>
                <Show when={draft()}>
                  <Button
                    size="small"
                    kind="quiet"
                    onClick={() => {
                      setDraft(null)
                      setReplay(null)
                    }}
                  >
                    {t('eventDesk.discard')}
                  </Button>
                </Show>
              </div>
            </Show>
            <Show when={replay()}>
              {(shown) => (
                <RoutingReplay replay={shown()} before={loaded().rules} after={rules()} />
              )}
            </Show>
            <ol class={styles.rules} aria-label={t('eventDesk.routing')}>
              <For each={rules()}>
                {(rule, index) => (
                  <RoutingRuleRow
                    rule={rule}
                    number={index() + 1}
                    isLast={index() === rules().length - 1}
                    canEdit={mayTest()}
                    used={replay()?.used[rule.id]}
                    onChange={(patch) => change(replaceRule(rules(), index(), patch))}
                    onMove={(by) => change(moveRule(rules(), index(), by))}
                    onRemove={() => change(removeRule(rules(), index()))}
                  />
                )}
              </For>
            </ol>
          </>
        )}
      </Match>
    </Switch>
  )
}
